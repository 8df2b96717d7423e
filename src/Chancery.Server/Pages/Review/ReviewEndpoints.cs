using System.Globalization;
using Chancery.Model;
using Chancery.Store;
using Microsoft.AspNetCore.WebUtilities;

namespace Chancery.Server.Pages;

/// <summary>Review: one question at a time, what is decided on it, and undoing that.</summary>
internal static class ReviewEndpoints
{
    private const string ReviewPath = "/review";
    private const string DecisionsPath = "/decisions";
    private const int ShownDecisions = 50;

    /// <summary>Adds the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ReviewPath, ShowAsync);
        routes.MapPost(ReviewPath, DecideAsync);
        routes.MapPost(ReviewPath + "/undo", UndoAsync);
        routes.MapGet(DecisionsPath, ListAsync);
    }

    private static async Task ShowAsync(HttpContext context, ReviewQueue queue, IRecordStore store, PageContext page)
    {
        var query = ReviewQuery.Read(context.Request.Query);
        if (query.ProblemKey is { } problem)
        {
            await ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format(problem, query.ProblemValue));
            return;
        }

        if (context.Request.Query.One("record") is not { } asked)
        {
            var (item, total) = queue.At(query);
            await RenderAsync(context, query, item, total, StatusCodes.Status200OK);
        }
        else if (store.GetRecord(asked) is not { } record)
        {
            await ErrorPages.WriteAsync(context, StatusCodes.Status404NotFound, "error.record", null);
        }
        else
        {
            var other = context.Request.Query.One("other") is { } id && store.GetRecord(id) is { } second && second.Id != record.Id ? second.Id : null;
            await RenderAsync(context, query, new ReviewItem(record.Id, other, 0), null, StatusCodes.Status200OK);
        }
    }

    private static async Task DecideAsync(HttpContext context, IRecordStore store, PageContext page, Reviewer reviewer, DecideRequests requests)
    {
        if (await SmallForm.ReadAsync(context) is not { } form)
        {
            return;
        }

        var input = DecideInput.Read(form);
        if (store.GetRecord(input.Record) is not { } record)
        {
            await GoneAsync(context, store, input);
            return;
        }

        if (input.Do is "find" or "fill" || (input is { Do: "correct", Find: not null } && !input.Changed.Any()))
        {
            await AgainAsync(context, record, input, null, StatusCodes.Status200OK);
            return;
        }

        var (asked, problem) = requests.Of(input, record);
        if (problem is not null)
        {
            await AgainAsync(context, record, input, problem, StatusCodes.Status422UnprocessableEntity);
            return;
        }

        try
        {
            var made = store.Decide(asked);
            reviewer.Remember(input.Who);
            SeeOther(context, Next(context, input, ("done", string.Join(',', made.Select(static d => d.Number)))));
        }
        catch (DecisionException e) when (e.Problem == DecisionProblem.NothingNew)
        {
            SeeOther(context, Next(context, input, ("already", "1")));
        }
        catch (DecisionException e)
        {
            await AgainAsync(context, record, input, DecisionWords.Problem(e, page.Words), DecisionWords.Status(e.Problem));
        }
    }

    private static async Task UndoAsync(HttpContext context, IRecordStore store, PageContext page, Reviewer reviewer)
    {
        if (await SmallForm.ReadAsync(context) is not { } form)
        {
            return;
        }

        var (who, back) = (DecideInput.Plain(form["who"].FirstOrDefault()), LocalAddress.Of(form["back"].FirstOrDefault()) ?? DecisionsPath);
        var undone = new List<long>();
        try
        {
            var numbers = form["number"].OfType<string>().SelectMany(static n => n.Split(','));
            foreach (var number in numbers.Select(static n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0).OrderDescending())
            {
                store.Undo(number, who);
                undone.Add(number);
            }

            reviewer.Remember(who);
            SeeOther(context, With(back, ("undone", string.Join(',', undone))));
        }
        catch (DecisionException e) when (e.Problem == DecisionProblem.AlreadyUndone)
        {
            SeeOther(context, With(back, ("already", "1")));
        }
        catch (DecisionException e)
        {
            var words = who.Length == 0 ? page["decide.needsWho"] : DecisionWords.Problem(e, page.Words);
            await ErrorPages.WriteAsync(context, DecisionWords.Status(e.Problem), "decide.notDone", words);
        }
    }

    private static Task ListAsync(HttpContext context, IRecordStore store, PageContext page)
    {
        var query = DecisionsQuery.Read(context.Request.Query, ShownDecisions);
        return query.ProblemKey is { } problem
            ? ErrorPages.WriteAsync(context, StatusCodes.Status400BadRequest, "error.bad", page.Words.Format(problem, query.ProblemValue))
            : PageRenderer.WriteAsync<DecisionsPage>(context, new()
            {
                [nameof(DecisionsPage.Filter)] = query.Filter,
                [nameof(DecisionsPage.State)] = query.State,
                [nameof(DecisionsPage.Decisions)] = store.ListDecisions(query.Filter),
            });
    }

    private static Task RenderAsync(HttpContext context, ReviewQuery query, ReviewItem? item, long? total, int status, DecideInput? input = null, string? problem = null)
    {
        var services = context.RequestServices;
        var (store, models) = (services.GetRequiredService<IRecordStore>(), services.GetRequiredService<DecideModels>());
        var (record, other) = (item is null ? null : store.GetRecord(item.RecordId), item?.OtherId is { } id ? store.GetRecord(id) : null);
        return PageRenderer.WriteAsync<ReviewPage>(
            context,
            new()
            {
                [nameof(ReviewPage.Query)] = query,
                [nameof(ReviewPage.Total)] = total,
                [nameof(ReviewPage.Model)] = record is null ? null : models.Of(record, input, problem),
                [nameof(ReviewPage.Other)] = other is null ? null : models.Of(other),
                [nameof(ReviewPage.Score)] = record is null || other is null ? null : store.Compare(record.Id, other.Id),
                [nameof(ReviewPage.Back)] = input?.Back,
            },
            status);
    }

    /// <summary>Shows the same question again with what was sent, so that nothing is lost.</summary>
    private static Task AgainAsync(HttpContext context, Record record, DecideInput input, string? problem, int status)
    {
        var query = QueueOf(input) ?? ReviewQuery.Read(context.Request.Query);
        var other = input.Do != "find" && input.OtherVersion is not null && input.Other is { } id ? id : null;
        return RenderAsync(context, query, new ReviewItem(record.Id, other, 0), null, status, input, problem);
    }

    private static Task GoneAsync(HttpContext context, IRecordStore store, DecideInput input)
    {
        const int Looked = 1;
        var decided = DecisionKinds.TryParse(input.Do, out var kind)
            && store.ListDecisions(new DecisionFilter { Kinds = [kind], Who = input.Who, Limit = Looked }).Items.Any(d => d.RecordId == input.Record && d.UndoneBy is null);
        if (decided)
        {
            SeeOther(context, Next(context, input, ("already", "1")));
            return Task.CompletedTask;
        }

        return ErrorPages.WriteAsync(
            context, StatusCodes.Status404NotFound, "error.record", context.RequestServices.GetRequiredService<PageContext>()["decide.gone"]);
    }

    /// <summary>Where to go after a decision: the next question of the queue, or where the form stood.</summary>
    private static string Next(HttpContext context, DecideInput input, (string Name, string Value) said)
    {
        var services = context.RequestServices;
        var back = input.Back ?? ReviewPath;
        if (QueueOf(input) is { } query)
        {
            var (item, _) = services.GetRequiredService<ReviewQueue>().At(query);
            var same = item?.RecordId == input.Record && item.OtherId == (input.OtherVersion is null ? null : input.Other);
            return With(back, said, ("skip", (query.Filter.Skip + (same ? 1 : 0)) is > 0 and var skip ? skip.ToString(CultureInfo.InvariantCulture) : null));
        }

        var gone = back.StartsWith("/records/", StringComparison.Ordinal) && services.GetRequiredService<IRecordStore>().GetRecord(DecideModels.RecordId(back)) is null;
        return With(gone ? DecisionsPath : back, said);
    }

    /// <summary>The queue that a form came from; null when it stood elsewhere.</summary>
    private static ReviewQuery? QueueOf(DecideInput input)
    {
        if (input.Back is not { } back || back.Split('?', 2) is not [ReviewPath, ..] parts)
        {
            return null;
        }

        var query = new QueryCollection(QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1)));
        return query.ContainsKey("record") ? null : ReviewQuery.Read(query);
    }

    /// <summary>An address with some values set; what an earlier decision left in it is dropped.</summary>
    private static string With(string address, params (string Name, string? Value)[] values)
    {
        var parts = address.Split('#')[0].Split('?', 2);
        var kept = QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1))
            .Where(p => p.Key is not ("done" or "undone" or "already") && !Array.Exists(values, v => v.Name == p.Key))
            .SelectMany(static p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)));
        return QueryHelpers.AddQueryString(parts[0], kept.Concat(values.Where(static v => v.Value is not null).Select(static v => KeyValuePair.Create(v.Name, v.Value))));
    }

    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
