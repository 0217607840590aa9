package app.lading.client.cli;

import app.lading.model.message.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The sign-ins this program remembers: tokens, never passwords, in a file that only its owner can read. The one that
/// was used last stands first.
final class SignIns {
    private static final String OWNER_ONLY = "rw-------";

    private final StateFolder state;
    private final JsonMapper mapper = StrictJson.mapper();

    /// A remembered session. `toString` hides the token.
    record SignIn(String server, String user, String token, Instant expires) {
        @Override
        public String toString() {
            return "SignIn[server=" + server + ", user=" + user + ", token=…, expires=" + expires + "]";
        }
    }

    private record Kept(List<SignIn> signIns) {}

    SignIns(StateFolder state) {
        this.state = state;
    }

    /// The one that was used last, among those of the server and the user when they are named.
    ///
    /// @param server the normal form of an address, null for any
    /// @param user null for any
    Optional<SignIn> find(@Nullable String server, @Nullable String user) throws CliException {
        return read().stream()
                .filter(kept -> server == null || kept.server().equals(server))
                .filter(kept -> user == null || kept.user().equals(user))
                .findFirst();
    }

    /// Remembers a session, instead of the older one of the same server and user, as the one used last.
    void remember(SignIn signIn) throws CliException {
        List<SignIn> all = new ArrayList<>(without(signIn));
        all.addFirst(signIn);
        write(all);
    }

    /// Says that this one is used now: it is the one used last.
    void use(SignIn signIn) throws CliException {
        if (!signIn.equals(find(null, null).orElse(null))) {
            remember(signIn);
        }
    }

    void forget(SignIn signIn) throws CliException {
        write(without(signIn));
    }

    private List<SignIn> without(SignIn signIn) throws CliException {
        return read().stream()
                .filter(kept ->
                        !kept.server().equals(signIn.server()) || !kept.user().equals(signIn.user()))
                .toList();
    }

    private List<SignIn> read() throws CliException {
        try {
            Kept kept = mapper.readValue(Files.readString(state.signIns()), Kept.class);
            return kept == null ? List.of() : kept.signIns();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JacksonException e) {
            throw new CliException(
                    ExitCode.SIGN_IN,
                    "The file " + state.signIns() + " is damaged.",
                    "Delete it and sign in again: lading login URL --user NAME",
                    e);
        } catch (IOException e) {
            throw state.cannot("read", e);
        }
    }

    private void write(List<SignIn> all) throws CliException {
        state.make();
        Path file = state.signIns();
        try {
            Path fresh = Files.createTempFile(state.path(), "sign-ins", ".tmp", ownerOnly());
            try {
                Files.writeString(
                        fresh,
                        mapper.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(new Kept(all)) + "\n");
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw state.cannot("write to", e);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix =
                state.path().getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }
}
