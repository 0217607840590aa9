package app.lading.client.ui.details;

import app.lading.client.store.Receipt;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.queue.QueueServices;
import app.lading.client.ui.text.Words;
import app.lading.model.name.FileNames;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a person does with single files of a folder. FX thread only.
public final class FileCommands {
    private final UploadQueue queue;
    private final QueueServices services;

    FileCommands(UploadQueue queue, QueueServices services) {
        this.queue = queue;
        this.services = services;
    }

    /// Does it to files of one item. Files for which it makes no sense are passed over.
    public void run(FileAction action, List<FileReport> files) {
        List<FileReport> fitting = files.stream().filter(action::fits).toList();
        if (fitting.isEmpty()) {
            return;
        }
        List<Long> ids = fitting.stream().map(FileReport::id).toList();
        switch (action) {
            case RETRY -> queue.retryFiles(fitting.getFirst().item(), ids);
            case SKIP -> queue.skip(ids);
            case SHOW -> show(fitting.getFirst());
            case COPY_PATH ->
                copy(fitting.stream()
                        .map(file -> file.source().toString())
                        .collect(Collectors.joining(System.lineSeparator())));
            case COPY_DIGEST ->
                copy(fitting.stream()
                        .map(FileReport::receipt)
                        .filter(Objects::nonNull)
                        .map(Receipt::fingerprint)
                        .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private void show(FileReport file) {
        services.ui().hear(services.revealer().reveal(file.source()), (done, trouble) -> {
            if (trouble != null) {
                services.toasts()
                        .show(Toast.saying(Words.of("queue.toast.cannotShow", FileNames.visible(file.name()))));
            }
        });
    }

    private void copy(String text) {
        services.clipboard().copy(text);
        services.toasts().show(Toast.saying(Words.of("details.copied")));
    }
}
