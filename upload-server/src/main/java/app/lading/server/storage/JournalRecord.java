package app.lading.server.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What the journal says: each record is written and forced before what it says is done, and taken back when
/// it could not be done.
sealed interface JournalRecord {
    /// A file is about to get its final name.
    ///
    /// @param part the file in `incoming` that becomes it; null when the content is there already and only
    ///     the receipt is new
    /// @param replaces whether it may take the place of the file that has the name
    /// @param identity of the part file ([FileIdentity]): what has the final name and this identity is it
    record Publish(
            FileRow file,
            Receipt receipt,
            @Nullable String part,
            boolean replaces,
            @Nullable String identity) implements JournalRecord {}

    /// Something that was announced did not happen.
    ///
    /// @param end the position behind the record that announced it
    record Withdraw(long end) implements JournalRecord {}

    /// A finished file is about to be deleted.
    record Remove(String file, String owner, String folder, String name) implements JournalRecord {}

    record MakeFolder(String owner, String folder) implements JournalRecord {}

    record RemoveFolder(String owner, String folder) implements JournalRecord {}

    /// All files of a user are about to be moved away.
    record RemoveUser(String owner) implements JournalRecord {}

    /// As it stands in the file.
    default byte[] encode() {
        return Fields.write(out -> {
            switch (this) {
                case Publish r ->
                    out.kind(1)
                            .file(r.file())
                            .receipt(r.receipt())
                            .text(r.part())
                            .flag(r.replaces())
                            .text(r.identity());
                case Withdraw r -> out.kind(7).number(r.end());
                case Remove r ->
                    out.kind(3).text(r.file()).text(r.owner()).text(r.folder()).text(r.name());
                case MakeFolder r -> out.kind(4).text(r.owner()).text(r.folder());
                case RemoveFolder r -> out.kind(5).text(r.owner()).text(r.folder());
                case RemoveUser r -> out.kind(6).text(r.owner());
            }
        });
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws IOException for a record that this version does not know
    static JournalRecord decode(byte[] record) throws IOException {
        Fields.In in = Fields.read(record);
        int kind = in.kind();
        return switch (kind) {
            case 1 -> new Publish(in.file(), in.receipt(), in.optionalText(), in.flag(), in.optionalText());
            case 3 -> new Remove(in.text(), in.text(), in.text(), in.text());
            case 4 -> new MakeFolder(in.text(), in.text());
            case 5 -> new RemoveFolder(in.text(), in.text());
            case 6 -> new RemoveUser(in.text());
            case 7 -> new Withdraw(in.number());
            default ->
                throw new IOException("the journal has a record of kind " + kind
                        + ", which this version does not know: it was written by a newer one");
        };
    }
}
