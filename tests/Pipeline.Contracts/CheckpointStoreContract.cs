using System.Text;
using Pipeline.Casework.Audit;

namespace Pipeline.Contracts;

/// <summary>What every checkpoint store keeps to. Numbers are taken after those that are there: a store may be used by others before.</summary>
public abstract class CheckpointStoreContract
{
    protected abstract ICheckpointStore Store { get; }

    [Fact]
    public async Task Add_NextNumber_IsKeptWhole()
    {
        var number = await Store.ReadLatestAsync(default) + 1;
        var content = string.Concat(Enumerable.Repeat("{\"line\":1}\n", 50_000));

        (await AddAsync(number, content)).ShouldBeTrue();

        (await Store.ReadLatestAsync(default)).ShouldBe(number);
        (await ReadAsync(number)).ShouldBe(content);
    }

    [Fact]
    public async Task Add_TakenNumber_ChangesNothing()
    {
        var number = await Store.ReadLatestAsync(default) + 1;
        await AddAsync(number, "first");

        (await AddAsync(number, "second")).ShouldBeFalse();

        (await ReadAsync(number)).ShouldBe("first");
    }

    [Fact]
    public async Task Add_WriterThrows_KeepsNothing()
    {
        var number = await Store.ReadLatestAsync(default) + 1;

        await Should.ThrowAsync<InvalidOperationException>(Store.AddAsync(
            number,
            async (stream, token) =>
            {
                await stream.WriteAsync("half"u8.ToArray(), token);
                throw new InvalidOperationException("the reader of heads failed");
            },
            default));

        (await Store.ReadLatestAsync(default)).ShouldBe(number - 1);
        (await Store.OpenAsync(number, default)).ShouldBeNull();
    }

    private Task<bool> AddAsync(int number, string content) =>
        Store.AddAsync(number, async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(content), token), default);

    private async Task<string> ReadAsync(int number)
    {
        await using var content = (await Store.OpenAsync(number, default)).ShouldNotBeNull();
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync();
    }
}
