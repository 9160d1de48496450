namespace WeakSep.Trainer.Data.Labels;

/// <summary>How a folder of labelled recordings is laid out.</summary>
public enum LabelLayout
{
    /// <summary>UrbanSound8K: <c>metadata/UrbanSound8K.csv</c> and <c>audio/foldN/</c>.</summary>
    UrbanSound,

    /// <summary>Tables of labels (DCASE, DESED, AudioSet) and the audio that they name.</summary>
    Tables,

    /// <summary>A folder per class, with or without folders of splits above.</summary>
    ClassFolders,
}
