using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Chancery.Server.Access;

/// <summary>
/// The secret that lets a person or a program change records. Programs send it as a bearer token; a browser is given a cookie derived from
/// it, so that the secret itself is kept nowhere. Only hashes are held, and they are compared in constant time.
/// </summary>
public sealed class AccessToken
{
    /// <summary>Name of the browser's cookie.</summary>
    public const string Cookie = "chancery-session";

    /// <summary>Fewest characters of a secret.</summary>
    public const int ShortestSecret = 16;

    private const int SecretBytes = 24;
    private const string Scheme = "Bearer ";

    private readonly byte[] _secretHash;
    private readonly byte[] _session;

    /// <summary>Takes a secret.</summary>
    /// <exception cref="ArgumentException">It is shorter than <see cref="ShortestSecret"/>.</exception>
    public AccessToken(string secret)
    {
        if (secret.Length < ShortestSecret)
        {
            throw new ArgumentException($"a token needs at least {ShortestSecret} characters", nameof(secret));
        }

        _secretHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        _session = HMACSHA256.HashData(_secretHash, "chancery browser session"u8);
    }

    /// <summary>A new secret of 192 random bits, for an address or a header.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>True when this is the secret.</summary>
    public bool IsSecret(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), _secretHash);

    /// <summary>Value of the cookie of a browser that has shown the secret.</summary>
    public string SessionValue => Base64Url.EncodeToString(_session);

    /// <summary>True when a request comes from a program that sends the secret.</summary>
    public bool IsProgram(HttpRequest request) =>
        request.Headers.Authorization.FirstOrDefault() is { } header
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && IsSecret(header[Scheme.Length..].Trim());

    /// <summary>True when a request comes from a browser that has shown the secret.</summary>
    public bool IsBrowser(HttpRequest request) =>
        request.Cookies[Cookie] is { } value && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(SessionValue));

    /// <summary>True when a request may change records.</summary>
    public bool MayWrite(HttpRequest request) => IsProgram(request) || IsBrowser(request);
}
