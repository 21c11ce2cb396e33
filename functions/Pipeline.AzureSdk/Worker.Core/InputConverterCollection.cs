using System.Collections;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker;

public sealed class InputConverterCollection : IEnumerable<Type>
{
    private readonly List<Type> _converters = [];

    public void Register<T>() where T : IInputConverter => _converters.Add(typeof(T));

    public void RegisterAt<T>(int index) where T : IInputConverter => _converters.Insert(index, typeof(T));

    public void Clear() => _converters.Clear();

    public IEnumerator<Type> GetEnumerator() => _converters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
