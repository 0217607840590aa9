package app.lading.client.transfer;

import app.lading.client.link.ServerApi;
import app.lading.client.store.FileRow;
import app.lading.model.api.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The unfinished uploads of this user's other machines, asked once per session: a large file that another machine
/// began
/// and does not work on now is continued instead of sent again. Each is given out once.
final class Unfinished {
    private final ApiCalls calls;
    private final String device;
    private @Nullable Map<Key, String> uploads;
    private final List<Consumer<Map<Key, String>>> waiting = new ArrayList<>();

    Unfinished(ApiCalls calls, String device) {
        this.calls = calls;
        this.device = device;
    }

    private record Key(String folder, String name, long size, long modified) {}

    /// Looks for the upload of a file; the answer may come at once or later.
    void find(FileRow row, Consumer<Optional<String>> then) {
        Key key = new Key(row.folder(), row.name(), row.size(), row.stamp().modifiedMillis());
        ask(all -> then.accept(Optional.ofNullable(all.remove(key))));
    }

    /// The session is another one: ask again.
    void forget() {
        uploads = null;
    }

    private void ask(Consumer<Map<Key, String>> then) {
        if (uploads != null) {
            then.accept(uploads);
            return;
        }
        waiting.add(then);
        if (waiting.size() == 1) {
            // Without the list nothing is lost but a chance: the file is sent as a new one.
            calls.ask(ServerApi::uploads, this::answered, failure -> tell(new HashMap<>()));
        }
    }

    private void answered(List<Api.Upload> all) {
        Map<Key, String> found = new HashMap<>();
        for (Api.Upload upload : all) {
            if (!upload.active() && !upload.device().equals(device)) {
                found.put(new Key(upload.folder(), upload.name(), upload.size(), upload.modified()), upload.upload());
            }
        }
        uploads = found;
        tell(found);
    }

    private void tell(Map<Key, String> found) {
        List<Consumer<Map<Key, String>>> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(each -> each.accept(found));
    }
}
