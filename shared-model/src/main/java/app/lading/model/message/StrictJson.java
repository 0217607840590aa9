package app.lading.model.message;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// The one JSON configuration of both ends, for messages and HTTP bodies. Jackson's defaults are lax: a missing
/// string becomes null, a missing number zero, a string a number.
public final class StrictJson {
    /// Deeper nesting than any message has; a bomb of brackets ends here.
    private static final int MAX_DEPTH = 16;

    /// Longer than any number that a message carries.
    private static final int MAX_NUMBER_LENGTH = 32;

    /// `app.lading.model.message.ClientMessage$Init`, of which only `Init` says anything.
    private static final Pattern CLASS_NAME = Pattern.compile("(?:[a-z]\\w*\\.)+(?:\\w+\\$)*(\\w+)");

    private StrictJson() {}

    /// A new mapper; thread safe.
    public static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .annotationIntrospector(new NullnessIntrospector())
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // That switch keeps strings from becoming numbers, but not numbers from becoming strings.
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /// What is wrong with a document, for the peer who wrote it: without the document itself, which does not
    /// belong into logs, and without the names of our classes, which tell a stranger nothing.
    public static String explain(JacksonException e) {
        String place = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        String message = e.getCause() instanceof IllegalArgumentException refusal
                ? refusal.getMessage()
                : e.getOriginalMessage();
        return CLASS_NAME.matcher(String.valueOf(message)).replaceAll("$1") + place;
    }
}
