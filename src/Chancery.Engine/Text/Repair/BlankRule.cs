namespace Chancery.Engine.Text.Repair;

/// <summary>Decides which blanks in passages with Chinese mean nothing.</summary>
internal sealed class BlankRule(CharTable chars)
{
    private const CharKinds Letter = CharKinds.Latin | CharKinds.Cyrillic;

    /// <summary>True when the blank between two characters is dropped.</summary>
    /// <param name="left">Character before it.</param>
    /// <param name="right">Character after it.</param>
    /// <param name="narrow">True for one ordinary blank; wider ones part what stands side by side (names, columns, headlines).</param>
    /// <param name="mode">What the passage is.</param>
    internal bool Drops(char left, char right, bool narrow, RepairMode mode)
    {
        if (!mode.HasHan)
        {
            return false;
        }

        var a = chars[left];
        var b = chars[right];
        if (((a | b) & CharKinds.Strong) != CharKinds.None)
        {
            return mode.Segmented || ((a | b) & Letter) == CharKinds.None;
        }

        var oneHan = ((a ^ b) & CharKinds.Han) != CharKinds.None;
        if (((a & b) & CharKinds.Han) != CharKinds.None)
        {
            return mode.Segmented || (mode.Scanned && narrow);
        }

        if (oneHan)
        {
            return (narrow || mode.Segmented) && ((a | b) & (Letter | CharKinds.Digit | CharKinds.Weak)) != CharKinds.None;
        }

        var words = (a & (Letter | CharKinds.Digit)) != CharKinds.None && (b & (Letter | CharKinds.Digit)) != CharKinds.None;
        return mode.Segmented && !words;
    }
}
