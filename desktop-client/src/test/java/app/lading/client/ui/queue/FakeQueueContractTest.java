package app.lading.client.ui.queue;

import app.lading.client.store.Problem;
import app.lading.client.transfer.Clash;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.transfer.UploadQueueContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The queue that tests of the window use instead of the engine.
class FakeQueueContractTest extends UploadQueueContract {
    private static final String TARGET = "Inbox";
    private static final Set<String> QUESTIONS = Set.of("name-exists", "bad-name");

    private final FakeUploadQueue queue = new FakeUploadQueue();

    @Override
    protected UploadQueue queue() {
        return queue;
    }

    @Override
    protected Path source(String name, Map<String, String> fates) {
        return Path.of("/home/ana/Footage").resolve(name);
    }

    @Override
    protected long given(Path source, boolean asks, Map<String, String> fates) {
        List<ItemView> rows = new ArrayList<>(queue.snapshot().items());
        long id = rows.size() + 1L;
        String name = source.getFileName().toString();
        SampleItem sample = fates.isEmpty() ? SampleItem.file(id, name) : SampleItem.folder(id, name, fates.size());
        List<Clash> asking = new ArrayList<>();
        List<Clash> failed = new ArrayList<>();
        List<FileReport> reports = new ArrayList<>();
        Map<String, Integer> codes = new TreeMap<>();
        long file = 100 * id;
        for (Map.Entry<String, String> fate : fates.entrySet()) {
            String code = fate.getValue();
            boolean question = asks && QUESTIONS.contains(code);
            FileState state =
                    code.equals(OPEN) ? FileState.QUEUED : question ? FileState.NEEDS_ATTENTION : FileState.FAILED;
            Problem problem = code.equals(OPEN) ? null : new Problem(code, "", "");
            file++;
            if (problem != null) {
                codes.merge(code, 1, Integer::sum);
                (question ? asking : failed)
                        .add(new Clash(
                                file,
                                id,
                                source.resolve(fate.getKey()),
                                TARGET,
                                fate.getKey(),
                                1,
                                false,
                                problem,
                                null));
            }
            reports.add(new FileReport(
                    file,
                    id,
                    source.resolve(fate.getKey()),
                    TARGET + "/" + name,
                    fate.getKey(),
                    false,
                    1,
                    state,
                    null,
                    problem,
                    null,
                    1,
                    0));
        }
        codes.forEach((code, count) -> sample.problem(
                asks && QUESTIONS.contains(code) ? FileState.NEEDS_ATTENTION : FileState.FAILED, code, count));
        sample.to(TARGET).state(state(fates, asking));
        rows.add(sample.view());
        queue.show(rows);
        queue.clashes(id, asking);
        queue.failed(id, failed);
        queue.files(id, reports);
        return id;
    }

    private static FileState state(Map<String, String> fates, List<Clash> asking) {
        if (fates.isEmpty() || fates.containsValue(OPEN)) {
            return FileState.QUEUED;
        }
        return asking.isEmpty() ? FileState.FAILED : FileState.NEEDS_ATTENTION;
    }

    @Override
    protected void takeAll() {
        // It refuses nothing by itself.
    }
}
