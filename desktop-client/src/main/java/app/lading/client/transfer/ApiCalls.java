package app.lading.client.transfer;

import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.ServerApi;
import app.lading.client.store.FileRow;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// HTTP calls, which block, on a pool of their own; answers on the loop.
final class ApiCalls {
    private final Executor executor;
    private final EventLoop loop;
    private final Supplier<ServerApi> api;
    private int givingUp;

    /// @param api the calls of the present session; asked on the loop
    ApiCalls(Executor executor, EventLoop loop, Supplier<ServerApi> api) {
        this.executor = executor;
        this.loop = loop;
        this.api = api;
    }

    /// A call of the server.
    @FunctionalInterface
    interface Call<T> {
        T on(ServerApi api) throws LinkException;
    }

    <T> void ask(Call<T> call, Consumer<T> answered, Consumer<LinkFailure> failed) {
        ServerApi session = api.get();
        executor.execute(loop.guard(() -> {
            try {
                T answer = call.on(session);
                loop.execute(() -> answered.accept(answer));
            } catch (LinkException e) {
                loop.execute(() -> failed.accept(e.failure()));
            }
        }));
    }

    /// Gives an upload up at the server; `then` follows whether it worked or not, because the server forgets it in
    /// time.
    void cancelUpload(String upload, Runnable then) {
        givingUp++;
        Runnable told = () -> {
            givingUp--;
            then.run();
        };
        ask(
                session -> {
                    session.cancelUpload(upload);
                    return true;
                },
                done -> told.run(),
                failure -> told.run());
    }

    /// What the server holds of a file is of no use any more: it is told, unless another machine began it and
    /// may go on.
    ///
    /// @return the row without it
    FileRow giveUp(FileRow row) {
        String upload = row.upload();
        if (upload != null && !row.adopted()) {
            cancelUpload(upload, () -> {});
        }
        return row.withUpload(null, false);
    }

    /// Whether the server is being told about an upload that is given up.
    boolean isGivingUp() {
        return givingUp > 0;
    }
}
