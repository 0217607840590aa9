package app.lading.packaging.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimePartsTest {

    @TempDir
    Path folder;

    @Test
    void finds_the_modules_of_the_types_that_code_mentions() throws IOException {
        byte[] type = ClassFile.of()
                .build(
                        ClassDesc.of("some.Thing"),
                        builder -> builder.withField(
                                        "connections",
                                        ClassDesc.of("java.sql.Connection").arrayType(),
                                        0)
                                .withInterfaceSymbols(ClassDesc.of("javax.naming.Referenceable"))
                                .withField("plain", ConstantDescs.CD_String, 0));

        assertThat(new RuntimeParts().mentionedBy(List.of(jar("some/Thing.class", type))))
                .containsOnly(
                        Map.entry("java.base", "some.Thing in some.jar"),
                        Map.entry("java.naming", "some.Thing in some.jar"),
                        Map.entry("java.sql", "some.Thing in some.jar"));
    }

    @Test
    void a_part_that_is_used_but_neither_taken_nor_left_out_is_a_problem() {
        assertThat(RuntimePartsCheck.problems(
                        List.of("--add-modules java.base"), Map.of("java.base", "a.A", "java.naming", "b.B in b.jar")))
                .containsExactly("java.naming is used by b.B in b.jar: add it, or write"
                        + " \"# without java.naming: \" and the reason");
    }

    @Test
    void a_part_that_comes_with_another_need_not_be_named() {
        assertThat(RuntimePartsCheck.problems(
                        List.of("--add-modules java.sql"), Map.of("java.base", "a.A", "java.xml", "b.B")))
                .isEmpty();
    }

    @Test
    void leaving_out_needs_a_reason() {
        Map<String, String> mentioned = Map.of("java.desktop", "a.A");

        assertThat(RuntimePartsCheck.problems(List.of("# without java.desktop: "), mentioned))
                .hasSize(1);
        assertThat(RuntimePartsCheck.problems(List.of("# without java.desktop: no window"), mentioned))
                .isEmpty();
    }

    @Test
    void a_part_that_nobody_uses_any_more_is_not_named_as_left_out() {
        assertThat(RuntimePartsCheck.problems(List.of("# without java.desktop: no window"), Map.of()))
                .containsExactly("java.desktop is named as left out, but nothing uses it: remove the line");
    }

    @Test
    void a_part_is_not_taken_and_left_out_at_once() {
        assertThat(RuntimePartsCheck.problems(
                        List.of("--add-modules java.xml", "# without java.xml: why not"), Map.of("java.xml", "a.A")))
                .containsExactly("java.xml is both taken and left out");
    }

    private Path jar(String entry, byte[] content) throws IOException {
        Path jar = folder.resolve("some.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
            zip.closeEntry();
        }
        return jar;
    }
}
