package app.lading.client.transfer;

/// How long what a person took away can be brought back.
final class Grace {
    static final int SECONDS = 10;

    private Grace() {}
}
