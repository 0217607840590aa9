package app.lading.client.transfer;

import app.lading.client.link.ServerApi;
import app.lading.client.store.FileRow;
import app.lading.client.store.RowState;
import app.lading.model.api.Api;
import app.lading.model.digest.Blocks;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Answers what the server has of a file: from the upload while it is under way, from the row when there is
/// nothing to ask, and else from the server. On the loop.
final class BlockMaps {
    private final Services services;
    private final Scheduler scheduler;

    BlockMaps(Services services, Scheduler scheduler) {
        this.services = services;
        this.scheduler = scheduler;
    }

    void find(long file, Consumer<Optional<BlockView>> then) {
        FileRow row = services.store().file(file).orElse(null);
        if (row == null || row.isFolder()) {
            then.accept(Optional.empty());
            return;
        }
        Blocks blocks = new Blocks(row.size());
        if (scheduler.transfer(file).orElse(null) instanceof LargeTransfer large && large.isPlanned()) {
            then.accept(Optional.of(large.blocks()));
        } else if (row.state() == RowState.DONE) {
            then.accept(Optional.of(BlockView.all(file, blocks)));
        } else if (row.upload() == null) {
            then.accept(Optional.of(BlockView.none(file, blocks)));
        } else {
            String upload = row.upload();
            services.calls()
                    .ask(
                            ServerApi::uploads,
                            all -> then.accept(listed(file, blocks, upload, all)),
                            failure -> then.accept(Optional.empty()));
        }
    }

    private static Optional<BlockView> listed(long file, Blocks blocks, String upload, List<Api.Upload> all) {
        return Optional.of(all.stream()
                .filter(each -> each.upload().equals(upload))
                .findFirst()
                .map(found -> BlockView.of(file, blocks, found.missing(), found.durable()))
                .orElseGet(() -> BlockView.none(file, blocks)));
    }
}
