package app.lading.server.logic;

import app.lading.server.storage.Receipt;
import app.lading.server.storage.UploadRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The uploads that are in memory now, by all their names, and what the newest `finished` said. Thread
/// safe: one monitor around a few map operations.
final class Registry {
    private static final int RECENT = 10_000;

    private record Key(String owner, String key) {}

    private record Identity(String owner, String device, String folder, String name, long size, long modified) {
        static Identity of(UploadRow row) {
            return new Identity(row.owner(), row.device(), row.folder(), row.name(), row.size(), row.modified());
        }
    }

    private final Map<String, Upload> byId = new HashMap<>();
    private final Map<Key, Upload> byKey = new HashMap<>();
    private final Map<Identity, Upload> byIdentity = new HashMap<>();
    private final Map<Key, Receipt> recent = new LinkedHashMap<>();
    private final Set<String> suspects = new HashSet<>();

    /// Adds an upload, unless one with the same number or key is there.
    ///
    /// @return the one that is there now
    synchronized Upload add(Upload upload, UploadRow row) {
        Upload before = byId.get(row.id());
        if (before == null && row.key() != null) {
            before = byKey.get(new Key(row.owner(), row.key()));
        }
        if (before != null) {
            return before;
        }
        byId.put(row.id(), upload);
        if (row.key() != null) {
            byKey.put(new Key(row.owner(), row.key()), upload);
        }
        byIdentity.putIfAbsent(Identity.of(row), upload);
        return upload;
    }

    /// @param row the upload's, handed over because its lock may be held
    synchronized void remove(Upload upload, UploadRow row) {
        byId.remove(row.id(), upload);
        if (row.key() != null) {
            byKey.remove(new Key(row.owner(), row.key()), upload);
        }
        byIdentity.remove(Identity.of(row), upload);
    }

    synchronized @Nullable Upload byId(String id) {
        return byId.get(id);
    }

    synchronized @Nullable Upload byKey(String owner, String key) {
        return byKey.get(new Key(owner, key));
    }

    synchronized @Nullable Upload byIdentity(
            String owner, String device, String folder, String name, long size, long modified) {
        return byIdentity.get(new Identity(owner, device, folder, name, size, modified));
    }

    synchronized List<Upload> all() {
        return new ArrayList<>(byId.values());
    }

    synchronized int size() {
        return byId.size();
    }

    /// Notes that the disk failed under an upload: remembered here too, because writing it down can fail on the
    /// same disk.
    synchronized void suspect(String id) {
        suspects.add(id);
    }

    synchronized boolean isSuspect(String id) {
        return suspects.contains(id);
    }

    /// What is left of the upload was read and compared, and its record says no more.
    synchronized void trust(String id) {
        suspects.remove(id);
    }

    /// Keeps what `finished` said, so that the answer can be given again without looking it up.
    synchronized void remember(Receipt receipt) {
        if (receipt.key() == null) {
            return;
        }
        recent.put(new Key(receipt.owner(), receipt.key()), receipt);
        if (recent.size() > RECENT) {
            recent.remove(recent.keySet().iterator().next());
        }
    }

    synchronized @Nullable Receipt recent(String owner, String key) {
        return recent.get(new Key(owner, key));
    }

    synchronized void forgetReceiptsOf(String owner) {
        recent.keySet().removeIf(key -> key.owner().equals(owner));
    }
}
