package app.lading.client.cli;

import app.lading.client.link.Download;
import app.lading.client.link.Link;
import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.LinkFailure.Kind;
import app.lading.client.link.LinkKind;
import app.lading.client.link.LinkListener;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.ServerApi;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import app.lading.model.api.Api;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.name.FileNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/// A server made of memory, with one user `ana` whose password is `secret`.
final class FakeServer implements Transport {
    /// The largest file that it says it takes.
    private static final long LARGEST = 1L << 42;

    static final Instant EXPIRES = Instant.parse("2026-12-21T09:30:00Z");

    final Map<String, byte[]> files = Collections.synchronizedMap(new LinkedHashMap<>());
    final Set<String> folders = new ConcurrentSkipListSet<>();
    final List<Api.Upload> uploads = new ArrayList<>();
    final List<Long> downloadedFrom = new ArrayList<>();
    final Set<String> sessions = ConcurrentHashMap.newKeySet();
    /// After so many bytes each download breaks; 0 for never.
    int breaksAfter;
    /// Whether the bytes that come are wrong.
    boolean lies;
    volatile boolean unreachable;
    /// Why no socket opens; null when they do.
    volatile LinkFailure refusesSockets;
    /// Why files and folders are refused, by their paths.
    final Map<String, ErrorCode> refused = new ConcurrentHashMap<>();
    /// Why all other files are refused; null when they are not.
    volatile ErrorCode refusesFiles;
    /// Whether uploads come to their end.
    volatile boolean finishes = true;
    /// Happens when an upload came to its end.
    volatile Runnable onFinished = () -> {};
    /// Happens when a socket is asked for.
    volatile Runnable onConnect = () -> {};
    /// Happens when a download breaks.
    Runnable onBreak = () -> {};
    /// How often the listing of a folder breaks, by its path.
    final Map<String, Integer> brokenListings = new ConcurrentHashMap<>();

    private int signIns;

    FakeServer with(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    @Override
    public Api.SignedIn signIn(ServerAddress server, String user, char[] password) throws LinkException {
        reach();
        if (!user.equals("ana") || !new String(password).equals("secret")) {
            throw failure(Kind.WRONG_PASSWORD, "User name or password is wrong.");
        }
        String token = "token-" + ++signIns;
        sessions.add(token);
        return new Api.SignedIn(token, user, EXPIRES);
    }

    @Override
    public ServerApi api(ServerAddress server, Token token) {
        return new Calls(server, token.value());
    }

    @Override
    public Link connect(ServerAddress server, Token token, LinkKind kind, LinkListener listener) {
        onConnect.run();
        FakeSocket socket = new FakeSocket(this, listener);
        socket.open(token.value());
        return socket;
    }

    @Override
    public void close() {}

    private void reach() throws LinkException {
        if (unreachable) {
            throw failure(Kind.UNREACHABLE, "No connection to localhost:8470.");
        }
    }

    static LinkException failure(Kind kind, String message) {
        return new LinkException(new LinkFailure(kind, message, "Do something.", null, null, null));
    }

    private final class Calls implements ServerApi {
        private final ServerAddress server;
        private final String token;

        Calls(ServerAddress server, String token) {
            this.server = server;
            this.token = token;
        }

        private void check() throws LinkException {
            reach();
            if (!sessions.contains(token)) {
                throw failure(Kind.NOT_SIGNED_IN, "You are not signed in.");
            }
        }

        @Override
        public ServerAddress server() {
            return server;
        }

        @Override
        public Api.Session session() throws LinkException {
            check();
            return new Api.Session("ana", false, EXPIRES, null, 0, 0, LARGEST, null);
        }

        @Override
        public Api.Session session(String device) throws LinkException {
            return session();
        }

        @Override
        public void signOut() throws LinkException {
            check();
            sessions.remove(token);
        }

        @Override
        public List<Api.Upload> uploads() throws LinkException {
            check();
            return List.copyOf(uploads);
        }

        @Override
        public void cancelUpload(String upload) throws LinkException {
            check();
            if (!uploads.removeIf(known -> known.upload().equals(upload))) {
                throw failure(Kind.NOT_FOUND, "There is nothing.");
            }
        }

        /// Pages of two, so that paging is always tried.
        @Override
        public Api.FilePage files(String folder, String after, int limit) throws LinkException {
            check();
            if (brokenListings.merge(folder, 0, (left, none) -> left - 1) > 0) {
                throw failure(Kind.UNREACHABLE, "No connection to localhost:8470.");
            }
            Set<String> inner = new TreeSet<>();
            List<Api.File> found = new ArrayList<>();
            for (String path : files.keySet()) {
                if (parent(path).equals(folder)) {
                    found.add(file(path));
                }
            }
            for (String known : allFolders()) {
                if (!known.isEmpty() && parent(known).equals(folder)) {
                    inner.add(name(known));
                }
            }
            if (!folder.isEmpty() && !allFolders().contains(folder)) {
                throw failure(Kind.NOT_FOUND, "There is nothing.");
            }
            int from = after == null ? 0 : Integer.parseInt(after);
            int to = Math.min(found.size(), from + Math.min(limit, 2));
            return new Api.FilePage(
                    folder,
                    after == null ? List.copyOf(inner) : List.of(),
                    found.subList(from, to),
                    to < found.size() ? Integer.toString(to) : null);
        }

        private Set<String> allFolders() {
            Set<String> all = new TreeSet<>(folders);
            for (String path : files.keySet()) {
                for (String folder = parent(path); !folder.isEmpty(); folder = parent(folder)) {
                    all.add(folder);
                }
            }
            return all;
        }

        @Override
        public Optional<Api.File> fileByName(String folder, String name) throws LinkException {
            check();
            String path = FileNames.join(folder, name);
            return files.containsKey(path) ? Optional.of(file(path)) : Optional.empty();
        }

        @Override
        public void deleteFile(String file) throws LinkException {
            check();
            folders.add(parent(file));
            files.remove(file);
        }

        @Override
        public boolean makeFolder(String folder) throws LinkException {
            check();
            ErrorCode refusal = refused.get(folder);
            if (refusal != null) {
                throw new LinkException(new LinkFailure(
                        Kind.REFUSED, refusal.sentence(), refusal.remedy(), refusal.wireName(), null, null));
            }
            return folders.add(folder);
        }

        @Override
        public void deleteFolder(String folder) throws LinkException {
            check();
            folders.remove(folder);
        }

        @Override
        public Download download(String file, long from, Fingerprint onlyIf) throws LinkException {
            check();
            downloadedFrom.add(from);
            byte[] all = files.get(file).clone();
            Fingerprint fingerprint = fingerprint(all);
            if (lies) {
                all[all.length - 1] ^= 1;
            }
            byte[] rest = Arrays.copyOfRange(all, (int) from, all.length);
            InputStream body = new ByteArrayInputStream(rest);
            if (breaksAfter > 0 && rest.length > breaksAfter) {
                body = new SequenceInputStream(new ByteArrayInputStream(rest, 0, breaksAfter), new Broken(onBreak));
            }
            return new FakeDownload(from, all.length, fingerprint, body);
        }
    }

    private record FakeDownload(long from, long total, Fingerprint fingerprint, InputStream body) implements Download {
        @Override
        public void close() {}
    }

    private static final class Broken extends InputStream {
        private final Runnable onBreak;

        Broken(Runnable onBreak) {
            this.onBreak = onBreak;
        }

        @Override
        public int read() throws IOException {
            onBreak.run();
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }
    }

    private Api.File file(String path) {
        byte[] content = files.get(path);
        return new Api.File(
                path,
                parent(path),
                name(path),
                content.length,
                1_790_000_000_000L,
                fingerprint(content),
                Instant.parse("2026-11-21T09:30:00Z"));
    }

    static Fingerprint fingerprint(byte[] content) {
        ContentDigest digest = new ContentDigest();
        digest.update(ByteBuffer.wrap(content));
        return digest.fingerprint();
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
