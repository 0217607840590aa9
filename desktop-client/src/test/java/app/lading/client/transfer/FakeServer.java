package app.lading.client.transfer;

import app.lading.client.link.Download;
import app.lading.client.link.Link;
import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.LinkKind;
import app.lading.client.link.LinkListener;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.ServerApi;
import app.lading.model.api.Api;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.model.name.FileNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A server in memory that speaks the protocol and is strict about what a client must keep to: any breach is
/// a note in [#breaches]. It lives on the same fake loop, with a delay on every message.
final class FakeServer implements Core.Server {
    final FakeLoop loop;
    final RandomGenerator random;
    final Map<String, FakeUpload> uploads = new LinkedHashMap<>();
    final Map<String, FakeUpload> files = new LinkedHashMap<>();
    final TreeSet<String> folders = new TreeSet<>();
    final List<String> breaches = new ArrayList<>();
    final List<FakeSocket> sockets = new ArrayList<>();
    final List<ClientMessage> heard = new ArrayList<>();
    final List<String> cancelledByApi = new ArrayList<>();
    final List<Api.Upload> foreign = new ArrayList<>();
    int window = 8 * 1024 * 1024;
    int streams = 256;
    int chunk = 1024 * 1024;
    long latency = 2_000_000L;
    boolean reachable = true;
    boolean signedIn = true;
    double rejects;

    /// Takes everything and says nothing on sockets that are open.
    boolean mute;

    /// How fast the line is; 0 for no limit.
    long bytesPerSecond;

    long received;
    int dials;
    int finishes;

    @Nullable
    ErrorCode refuseInit;

    @Nullable
    ErrorCode refuseFinish;

    @Nullable
    Long quota;

    @Nullable
    Long diskFree;

    long used;

    /// The largest file that it takes.
    long largest = 1L << 44;

    /// Bytes that came, by the name of the file.
    final Map<String, Long> receivedOf = new LinkedHashMap<>();

    private int nextUpload;

    FakeServer(FakeLoop loop, RandomGenerator random) {
        this.loop = loop;
        this.random = random;
        loop.after(0, this::commitNow);
    }

    /// Group commit: about once in a second what is sealed becomes durable.
    private void commitNow() {
        for (FakeUpload upload : List.copyOf(uploads.values())) {
            commit(upload);
        }
        loop.after(300_000_000L, this::commitNow);
    }

    void commit(FakeUpload upload) {
        upload.committed.or(upload.sealed);
        if (upload.durable() < upload.durableTold) {
            breaches.add("durable went backwards");
        }
        if (upload.durable() > upload.durableTold) {
            upload.durableTold = upload.durable();
            upload.lanes.forEach((lane, socket) -> socket.tellProgress(upload.streams.get(lane)));
        }
    }

    @Override
    public Link dial(LinkKind kind, LinkListener listener) {
        dials++;
        FakeSocket socket = new FakeSocket(this, listener);
        sockets.add(socket);
        loop.after(latency, () -> {
            if (!reachable) {
                socket.fail(new LinkFailure(LinkFailure.Kind.UNREACHABLE, "nobody is there", "wait", null, null, null));
            } else if (!signedIn) {
                socket.fail(new LinkFailure(
                        LinkFailure.Kind.NOT_SIGNED_IN, "You are not signed in.", "sign in", null, null, null));
            } else {
                socket.open();
            }
        });
        return socket;
    }

    @Override
    public String address() {
        return "fake:8470";
    }

    FakeUpload newUpload(ClientMessage.Init init) {
        FakeUpload upload = new FakeUpload("u" + nextUpload++, init);
        uploads.put(upload.id, upload);
        return upload;
    }

    /// Another machine of the same person left this unfinished.
    void begunElsewhere(FakeUpload upload) {
        uploads.put(upload.id, upload);
        foreign.add(new Api.Upload(
                upload.id,
                upload.init.folder(),
                upload.init.name(),
                upload.init.size(),
                upload.init.modified(),
                "another-machine",
                "receiving",
                false,
                upload.durable(),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH));
    }

    Optional<FakeUpload> find(ClientMessage.Init init) {
        if (init.upload() != null) {
            return Optional.ofNullable(uploads.get(init.upload()));
        }
        for (FakeUpload upload : uploads.values()) {
            if (upload.init.key() != null && upload.init.key().equals(init.key())) {
                return Optional.of(upload);
            }
        }
        for (FakeUpload upload : uploads.values()) {
            if (upload.finished == null
                    && !upload.isLight()
                    && upload.init.device().equals(init.device())
                    && upload.init.folder().equals(init.folder())
                    && upload.init.name().equals(init.name())
                    && upload.init.size() == init.size()
                    && upload.init.modified() == init.modified()) {
                return Optional.of(upload);
            }
        }
        return Optional.empty();
    }

    /// Why a new upload is not begun; null when it is.
    @Nullable
    ErrorCode refusal(ClientMessage.Init init) {
        if (init.size() > largest) {
            return ErrorCode.FILE_TOO_LARGE;
        }
        Long most = quota;
        long taken = used
                + uploads.values().stream()
                        .mapToLong(upload -> upload.init.size())
                        .sum();
        return most != null && taken + init.size() > most ? ErrorCode.QUOTA_EXCEEDED : null;
    }

    Optional<FakeUpload> content(Fingerprint fingerprint) {
        return files.values().stream()
                .filter(file ->
                        file.finished != null && file.finished.fingerprint().equals(fingerprint))
                .findFirst();
    }

    ServerMessage.Finished publish(
            FakeUpload upload, ClientMessage.Init wish, Fingerprint fingerprint, boolean instant) {
        String name = wish.name();
        for (int number = 2; files.containsKey(FileNames.join(wish.folder(), name)); number++) {
            FakeUpload there = files.get(FileNames.join(wish.folder(), name));
            if (there.finished != null && there.finished.fingerprint().equals(fingerprint)) {
                upload.finished = there.finished;
                return there.finished;
            }
            name = wish.name() + " (" + number + ")";
        }
        finishes++;
        ServerMessage.Finished finished = new ServerMessage.Finished(
                0, "f" + finishes, wish.folder(), name, wish.size(), fingerprint, instant, Instant.EPOCH);
        upload.finished = finished;
        files.put(FileNames.join(wish.folder(), name), upload);
        return finished;
    }

    void dropConnections() {
        List.copyOf(sockets)
                .forEach(socket -> socket.fail(
                        new LinkFailure(LinkFailure.Kind.BROKEN, "the connection broke", "wait", null, null, null)));
        sockets.clear();
    }

    /// Kill and start: light uploads are gone, open blocks are what they are, committed ones stay.
    void crash() {
        dropConnections();
        uploads.values().removeIf(upload -> upload.isLight() && upload.finished == null);
        uploads.values().stream().filter(upload -> upload.finished == null).forEach(upload -> upload.crash(random));
    }

    @Override
    public ServerApi api() {
        return new Calls();
    }

    private final class Calls implements ServerApi {
        private void check() throws LinkException {
            if (!reachable) {
                throw new LinkException(
                        new LinkFailure(LinkFailure.Kind.UNREACHABLE, "nobody is there", "wait", null, null, null));
            }
        }

        @Override
        public ServerAddress server() {
            return ServerAddress.parse("http://fake:8470");
        }

        @Override
        public Api.Session session() throws LinkException {
            check();
            return new Api.Session("ana", false, Instant.EPOCH, quota, used, 0, largest, diskFree);
        }

        @Override
        public Api.Session session(String device) throws LinkException {
            check();
            long here = foreign.stream()
                    .filter(upload -> upload.device().equals(device))
                    .mapToLong(Api.Upload::size)
                    .sum();
            return new Api.Session("ana", false, Instant.EPOCH, quota, used, 0, largest, diskFree, here);
        }

        @Override
        public void signOut() {
            throw new UnsupportedOperationException("the engine does not sign out");
        }

        @Override
        public List<Api.Upload> uploads() throws LinkException {
            check();
            return List.copyOf(foreign);
        }

        @Override
        public void cancelUpload(String upload) throws LinkException {
            check();
            cancelledByApi.add(upload);
            uploads.remove(upload);
        }

        @Override
        public Api.FilePage files(String folder, @Nullable String after, int limit) {
            throw new UnsupportedOperationException("the engine lists no files");
        }

        @Override
        public Optional<Api.File> fileByName(String folder, String name) {
            throw new UnsupportedOperationException("the engine looks for no file");
        }

        @Override
        public void deleteFile(String file) {
            throw new UnsupportedOperationException("the engine deletes no file");
        }

        @Override
        public boolean makeFolder(String folder) throws LinkException {
            check();
            return folders.add(folder);
        }

        @Override
        public void deleteFolder(String folder) {
            throw new UnsupportedOperationException("the engine deletes no folder");
        }

        @Override
        public Download download(String file, long from, @Nullable Fingerprint onlyIf) {
            throw new UnsupportedOperationException("the engine downloads nothing");
        }
    }
}
