package app.lading.client.settings;

/// Ends what was begun by asking to be told. Ending twice does nothing; thread safe.
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
