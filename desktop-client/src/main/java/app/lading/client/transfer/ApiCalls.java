package app.lading.client.transfer;

import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.ServerApi;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// HTTP calls, which block, on a pool of their own; answers on the loop.
final class ApiCalls {
    private final Executor executor;
    private final EventLoop loop;
    private final Supplier<ServerApi> api;

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
        ask(
                session -> {
                    session.cancelUpload(upload);
                    return true;
                },
                done -> then.run(),
                failure -> then.run());
    }
}
