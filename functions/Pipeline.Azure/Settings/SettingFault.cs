namespace Pipeline.Azure.Settings;

/// <summary>A setting without which, or with whose value, the app cannot run.</summary>
/// <param name="Name">Of the setting.</param>
/// <param name="What">What is wrong, as the end of a sentence that begins with the setting. Never the value of a secret.</param>
/// <param name="WhatToDo">A sentence.</param>
public sealed record SettingFault(string Name, string What, string WhatToDo)
{
    public override string ToString() => $"{Name} {What}. {WhatToDo}";
}
