package app.lading.packaging.image;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// Which modules of the JDK the classes in some jars mention.
///
/// The same question as `jdeps --print-module-deps`, which has no answer for jars of which only some are modules and
/// all
/// are on the class path.
final class RuntimeParts {

    private final Map<String, String> moduleOfPackage = new HashMap<>();

    RuntimeParts() {
        ModuleFinder.ofSystem()
                .findAll()
                .forEach(module -> module.descriptor()
                        .packages()
                        .forEach(name ->
                                moduleOfPackage.put(name, module.descriptor().name())));
    }

    /// Each mentioned module by its name, with one class that mentions it.
    Map<String, String> mentionedBy(List<Path> jars) throws IOException {
        Map<String, String> mentioned = new TreeMap<>();
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (ZipEntry entry :
                        file.stream().filter(RuntimeParts::isClass).toList()) {
                    ClassModel type =
                            ClassFile.of().parse(file.getInputStream(entry).readAllBytes());
                    String example = type.thisClass().asInternalName().replace('/', '.') + " in " + jar.getFileName();
                    packagesIn(type).map(moduleOfPackage::get).forEach(module -> {
                        if (module != null) {
                            mentioned.putIfAbsent(module, example);
                        }
                    });
                }
            }
        }
        return mentioned;
    }

    /// The jars directly in a folder.
    static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
    }

    private static Stream<String> packagesIn(ClassModel type) {
        Stream.Builder<ClassDesc> types = Stream.builder();
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof ClassEntry mentioned) {
                types.add(mentioned.asSymbol());
            }
        }
        type.fields().forEach(field -> types.add(field.fieldTypeSymbol()));
        type.methods().forEach(method -> {
            types.add(method.methodTypeSymbol().returnType());
            method.methodTypeSymbol().parameterList().forEach(types::add);
        });
        return types.build().map(RuntimeParts::element).map(ClassDesc::packageName);
    }

    private static ClassDesc element(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        return element;
    }
}
