package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.SourceStamp;
import java.util.Optional;

/// The beginning of a large file: it is opened once, compared with what was begun, and, when nothing was begun here,
/// looked for among what other machines left unfinished. Old and new content never mix: a file that changed since it
/// was
/// begun is a new transfer, and the old one is given up.
final class SourceOpening {
    private final Services services;
    private final LargeTransfer transfer;
    private final FileDigests digests;

    SourceOpening(Services services, LargeTransfer transfer, FileDigests digests) {
        this.services = services;
        this.transfer = transfer;
        this.digests = digests;
    }

    void begin() {
        services.reader().open(transfer.path, this::wasOpened);
    }

    private void wasOpened(SourceResult result) {
        switch (result) {
            case SourceResult.Opened now -> {
                transfer.holds(now.file());
                if (!transfer.isOver()) {
                    compare(now.stamp());
                }
            }
            case SourceResult.Broken broken -> transfer.endFailed(broken.problem());
            default -> throw new IllegalStateException("opening a file answers that it is open or cannot be");
        }
    }

    private void compare(SourceStamp stamp) {
        FileRow row = transfer.row();
        if (!stamp.sameFile(row.stamp())) {
            changed(row, stamp);
            return;
        }
        if (!stamp.surelySame(row.stamp())) {
            // Same size and time, but something was done to it: the digests that were kept are checked again.
            digests.forget();
            transfer.keepSoon(row.withStamp(stamp));
        }
        digests.load(stamp);
        if (row.upload() == null && digests.isEmpty()) {
            services.unfinished().find(row, this::lookedFor);
        } else {
            transfer.opened();
        }
    }

    /// Changed since it was found, or since the last run.
    private void changed(FileRow row, SourceStamp stamp) {
        String old = row.adopted() ? null : row.upload();
        digests.forget();
        transfer.keep(row.begunAnew(stamp, services.keys().next(), row.restarts()));
        if (transfer.tries.movedOn()) {
            transfer.sourceChanged("it keeps changing");
        } else if (old == null) {
            transfer.endAgain();
        } else {
            transfer.notice("restarted", "'" + row.name() + "' changed since it was begun; it is sent as it is now");
            services.calls().cancelUpload(old, transfer::endAgain);
        }
    }

    private void lookedFor(Optional<String> upload) {
        if (transfer.isOver()) {
            return;
        }
        FileRow row = transfer.row();
        upload.ifPresent(found -> {
            transfer.keep(row.withUpload(found, true));
            transfer.notice("continued", "'" + row.name() + "' was begun on another machine and is continued here");
        });
        transfer.opened();
    }
}
