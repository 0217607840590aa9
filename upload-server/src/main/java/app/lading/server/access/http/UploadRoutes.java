package app.lading.server.access.http;

import app.lading.model.api.Api;
import app.lading.server.logic.Uploads;
import io.undertow.server.RoutingHandler;

/// The unfinished uploads of a user.
final class UploadRoutes {
    private static final int MAX_PAGE = 1000;
    private static final int USUAL_PAGE = 100;

    private final Uploads uploads;

    UploadRoutes(Uploads uploads) {
        this.uploads = uploads;
    }

    void addTo(RoutingHandler routes, Calls calls) {
        routes.get(
                Api.UPLOADS,
                calls.signedIn(call -> Answer.ok(
                        uploads.page(call.user(), call.query("after"), call.query("limit", USUAL_PAGE, 1, MAX_PAGE)))));
        routes.delete(Api.UPLOADS + "/{upload}", calls.signedIn(call -> {
            uploads.cancel(call.user(), call.pathPart("upload"));
            return Answer.done();
        }));
    }
}
