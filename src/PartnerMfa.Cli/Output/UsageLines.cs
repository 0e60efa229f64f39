using System.Globalization;

namespace PartnerMfa.Cli.Output;

/// <summary>An application's days, users and calls, aligned.</summary>
internal static class UsageLines
{
    // What is long is told by its beginning; JSON has it whole.
    private const int MostUsers = 20;

    public static void Write(PartnerMfaUsage usage, TextWriter output)
    {
        Part("Days", [.. usage.Days.Select(day => $"{Day(day.Date)}  {Share(day),5}  {day.CompliantRequests} of {day.TotalRequests} with MFA")], output);
        Part("Users without MFA", [.. usage.Users.Take(MostUsers).Select(user => $"{Time(user.LastNonCompliantOn),-20}  {user.UserPrincipalName ?? user.ObjectId}")], output);
        if (usage.Users.Length > MostUsers) output.WriteLine($"    and {usage.Users.Length - MostUsers} more");
        Part("Newest calls without MFA", [.. usage.Calls.Select(call => $"{Time(call.RequestedOn),-20}  {call.OperationName}  {call.UserPrincipalName ?? call.ObjectId}  {call.IpAddress}".TrimEnd())], output);
    }

    private static void Part(string heading, string[] lines, TextWriter output)
    {
        if (lines.Length == 0) return;
        output.WriteLine();
        output.WriteLine($"  {heading}");
        foreach (string line in lines) output.WriteLine($"    {line}");
    }

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Never rounded up: 100 % is all of them.
    private static string Share(PartnerMfaUsageDay day) =>
        day.TotalRequests == 0 ? "-" : (100 * day.CompliantRequests / day.TotalRequests).ToString(CultureInfo.InvariantCulture) + " %";

    private static string Time(DateTime? time) => time?.ToString("u", CultureInfo.InvariantCulture) ?? "time not told";
}
