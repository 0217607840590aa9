package app.lading.client.cli;

import app.lading.client.manifest.ManifestEntry;
import app.lading.client.manifest.ManifestFormat;
import app.lading.model.digest.Digests;
import app.lading.model.name.FileNames;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lading verify MANIFEST`.
@Command(
        name = "verify",
        header = "Check files on this computer against a manifest of what was sent.",
        description = {
            "",
            "A manifest is the list that the window saves for a finished batch. Every file is read once and compared"
                    + " with the fingerprint the server proved. Nothing is sent, nothing is changed.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lading verify Day-2.lading",
            "  lading verify Day-2.lading --in /media/backup --write-sha256 Day-2.sha256",
            "",
            "Exit codes: 0 every file is right, 1 one is wrong or missing, 2 wrong usage, 130 interrupted."
        })
final class VerifyCommand extends Subcommand {
    private static final int PIECE = 1024 * 1024;

    @Parameters(paramLabel = "MANIFEST", description = "The manifest.")
    @Nullable
    Path manifest;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Folder that holds the files (default: the one the manifest lies in).")
    @Nullable
    Path in;

    @Option(
            names = "--write-sha256",
            paramLabel = "FILE",
            description = "Also write the plain SHA-256 of every file that is right, for sha256sum -c.")
    @Nullable
    Path sha256;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say only what is wrong.")
    boolean quiet;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
    private long right;
    private long wrong;
    private long missing;
    private long unreadable;

    VerifyCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws CliException {
        Path list = context().workFolder().resolve(manifest == null ? Path.of("") : manifest);
        hearCtrlC();
        Path folder = in == null
                ? Optional.ofNullable(list.getParent()).orElse(context().workFolder())
                : context().workFolder().resolve(in);
        try (BufferedReader lines = Files.newBufferedReader(list, StandardCharsets.UTF_8);
                BufferedWriter plain = sha256 == null ? null : plainList(sha256)) {
            check(lines, folder, plain);
        } catch (MalformedInputException e) {
            throw new CliException(
                    ExitCode.USAGE, FileNames.visible(list.toString()) + " is not text, so not a manifest.", "", e);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.USAGE,
                    "Cannot read " + FileNames.visible(list.toString()) + ": " + FileTrouble.sentence(e),
                    "Name the manifest that was saved from the window.",
                    e);
        }
        return end();
    }

    private BufferedWriter plainList(Path file) throws CliException {
        Path target = context().workFolder().resolve(file);
        try {
            return Files.newBufferedWriter(target, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.FAILED,
                    "Cannot write " + FileNames.visible(target.toString()) + ": " + FileTrouble.sentence(e),
                    "Name another file with --write-sha256.",
                    e);
        }
    }

    private void check(BufferedReader lines, Path folder, @Nullable BufferedWriter plain)
            throws IOException, CliException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (context().interruption().happened()) {
                return;
            }
            Optional<ManifestEntry> entry;
            try {
                entry = ManifestFormat.parse(line);
            } catch (IllegalArgumentException e) {
                throw new CliException(
                        ExitCode.USAGE,
                        "Line " + number + " is not one of a manifest: " + e.getMessage() + ".",
                        "Export the manifest again, or mend the line.",
                        e);
            }
            if (entry.isPresent()) {
                check(entry.get(), folder, plain);
            }
        }
    }

    private void check(ManifestEntry entry, Path folder, @Nullable BufferedWriter plain) throws IOException {
        String name = FileNames.visible(entry.path());
        MessageDigest whole = Digests.sha256();
        ContentDigest digest = new ContentDigest();
        try (FileChannel file = FileChannel.open(folder.resolve(entry.path()), StandardOpenOption.READ)) {
            while (file.read(buffer.clear()) >= 0) {
                buffer.flip();
                if (plain != null) {
                    whole.update(buffer.duplicate());
                }
                digest.update(buffer);
                if (context().interruption().happened()) {
                    return;
                }
            }
        } catch (NoSuchFileException e) {
            missing++;
            say("Missing: " + name);
            return;
        } catch (IOException | InvalidPathException e) {
            unreadable++;
            say("Cannot be read: " + name + ": "
                    + (e instanceof IOException trouble
                            ? FileTrouble.sentence(trouble)
                            : "this system has no such names"));
            return;
        }
        if (!digest.fingerprint().equals(entry.fingerprint())) {
            wrong++;
            say("Different: " + name);
            return;
        }
        right++;
        if (!quiet) {
            say("Verified: " + name);
        }
        if (plain != null) {
            plain.write(ManifestFormat.sha256Line(entry.path(), HexFormat.of().formatHex(whole.digest())));
            plain.newLine();
        }
    }

    private int end() {
        long bad = wrong + missing + unreadable;
        if (context().interruption().happened()) {
            say("Interrupted. " + Texts.files(right) + " verified so far.");
            return ExitCode.INTERRUPTED;
        }
        if (right + bad == 0) {
            say("The manifest names no file.");
            return ExitCode.FAILED;
        }
        if (bad > 0 || !quiet) {
            say(Texts.files(right) + " verified"
                    + (wrong > 0 ? ", " + wrong + " different" : "")
                    + (missing > 0 ? ", " + missing + " missing" : "")
                    + (unreadable > 0 ? ", " + unreadable + " could not be read" : "") + ".");
        }
        return bad == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
}
