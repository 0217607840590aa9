package app.lading.client.link;

/// A call to the server did not give what was asked; [#failure()] says why, for programs and for people.
public final class LinkException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LinkFailure failure;

    public LinkException(LinkFailure failure) {
        super(failure.message(), failure.cause());
        this.failure = failure;
    }

    public LinkFailure failure() {
        return failure;
    }
}
