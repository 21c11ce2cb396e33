namespace Pipeline.Contracts.Components;

/// <summary>A program that a test needs is not installed; <see cref="ComponentTestFramework"/> makes the test skipped.</summary>
public sealed class ComponentMissingException(string message) : Exception(message);
