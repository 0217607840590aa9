package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.lading.client.link.Link;
import app.lading.client.link.LinkKind;
import app.lading.client.link.LinkListener;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.ServerApi;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import app.lading.client.store.JobStore;
import app.lading.client.store.Problem;
import app.lading.model.api.Api;
import app.lading.model.message.ClientMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the engine does with mistakes, its own and those of what it stands on.
class EngineFailureTest {
    @TempDir
    Path folder;

    private final AtomicInteger open = new AtomicInteger();

    /// Links that are dialled and never answer.
    private final class Silent implements Transport {
        @Override
        public Link connect(ServerAddress server, Token token, LinkKind kind, LinkListener listener) {
            open.incrementAndGet();
            return new Link() {
                @Override
                public boolean send(ClientMessage message) {
                    return true;
                }

                @Override
                public boolean sendChunk(long stream, long offset, byte[] bytes, int from, int length) {
                    return false;
                }

                @Override
                public long queuedBytes() {
                    return 0;
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }

                @Override
                public void cancel() {
                    open.decrementAndGet();
                }
            };
        }

        @Override
        public Api.SignedIn signIn(ServerAddress server, String user, char[] password) {
            throw new UnsupportedOperationException("nobody signs in");
        }

        @Override
        public void close() {}

        @Override
        public ServerApi api(ServerAddress server, Token token) {
            throw new UnsupportedOperationException("nobody calls");
        }
    }

    @Test
    void an_engine_whose_database_is_gone_stops_sending_and_says_so() throws Exception {
        List<Problem> problems = new CopyOnWriteArrayList<>();
        JobStore store = JobStore.open(folder.resolve("job"), Clock.systemUTC());
        EngineListener listener = new EngineListener() {
            @Override
            public void failed(Problem problem) {
                problems.add(problem);
            }
        };
        try (Engine engine = Engine.create(
                new Silent(),
                ServerAddress.parse("http://localhost:1"),
                new Token("secret"),
                store,
                EngineSettings.defaults("laptop"),
                listener)) {
            engine.start();
            await().until(() -> open.get() == 1);
            CompletableFuture<Totals> idle = engine.whenIdle();
            store.close();

            assertThatThrownBy(() -> engine.notices(1, 0, 10).join()).hasMessageContaining("notices");
            await().until(() -> problems.size() == 1);
            assertThat(problems.getFirst().message()).contains("Uploading has stopped");
            assertThat(open).as("open connections").hasValue(0);
            assertThat(idle).isDone();
            assertThatThrownBy(() -> engine.notices(1, 0, 10).join()).hasMessageContaining("stopped");
            assertThat(problems).hasSize(1);
        }
    }

    /// A pool whose threads swallow what they meet, as those of production do.
    private static final Executor POOL = task -> {
        try {
            task.run();
        } catch (RuntimeException e) {
            assertThat(e).isNotNull();
        }
    };

    @Test
    void a_mistake_on_a_thread_that_reads_or_calls_is_not_swallowed() {
        FakeLoop loop = new FakeLoop();
        BlockReader reader = new BlockReader(
                path -> {
                    throw new IllegalStateException("not made for this");
                },
                POOL,
                loop);
        reader.open(Path.of("a"), result -> {});
        ApiCalls calls = new ApiCalls(POOL, loop, new FakeServer(loop, new Random(1))::api);
        calls.ask(
                api -> {
                    throw new IllegalStateException("nor for this");
                },
                done -> {},
                failure -> {});

        assertThat(loop.failures)
                .extracting(Throwable::getMessage)
                .containsExactly("not made for this", "nor for this");
    }
}
