using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>The name under which a browser's decisions are kept: asked once, then held in a cookie.</summary>
internal sealed class Reviewer(IHttpContextAccessor accessor, IRecordStore store, TimeProvider clock)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "chancery-name";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>The name; empty when it was not told yet.</summary>
    public string Name => DecideInput.Plain(Context.Request.Cookies[Cookie]);

    /// <summary>Decisions in force that this reviewer made since midnight, and the last of them.</summary>
    public Page<Decision> Today()
    {
        var now = clock.GetLocalNow();
        return Name.Length == 0
            ? new Page<Decision>([], null, 0)
            : store.ListDecisions(new DecisionFilter { Who = Name, State = DecisionState.InForce, Since = now - now.TimeOfDay, Limit = 5 });
    }

    /// <summary>Keeps the name in the browser.</summary>
    public void Remember(string name)
    {
        if (name.Length > 0 && name != Name)
        {
            Context.Response.Cookies.Append(
                Cookie, name, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = Lasts, Secure = Context.Request.IsHttps });
        }
    }
}
