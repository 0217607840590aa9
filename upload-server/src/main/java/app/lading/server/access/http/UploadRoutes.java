package app.lading.server.access.http;

import app.lading.model.api.Api;
import app.lading.server.logic.Uploads;
import io.undertow.server.RoutingHandler;

/// The unfinished uploads of a user.
final class UploadRoutes {
    private final Uploads uploads;

    UploadRoutes(Uploads uploads) {
        this.uploads = uploads;
    }

    void addTo(RoutingHandler routes, Calls calls) {
        routes.get(Api.UPLOADS, calls.signedIn(call -> Answer.ok(new Api.Uploads(uploads.list(call.user())))));
        routes.delete(Api.UPLOADS + "/{upload}", calls.signedIn(call -> {
            uploads.cancel(call.user(), call.pathPart("upload"));
            return Answer.done();
        }));
    }
}
