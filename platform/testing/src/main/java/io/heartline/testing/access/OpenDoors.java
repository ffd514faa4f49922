package io.heartline.testing.access;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.SortedSet;
import java.util.TreeSet;

/** The methods that answer without a caller, as the code says: also those that no description shows. */
public final class OpenDoors {
    private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";

    private OpenDoors() {}

    /** Class and method of each in a package, as in {@code PageResource.show}. */
    public static SortedSet<String> in(String root) {
        var doors = new TreeSet<String>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root)
                .forEach(type -> type.getMethods().stream()
                        .filter(OpenDoors::isOpen)
                        .forEach(method -> doors.add(type.getSimpleName() + "." + method.getName())));
        return doors;
    }

    private static boolean isOpen(JavaMethod method) {
        boolean endpoint = method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod"));
        boolean closed = method.isAnnotatedWith("jakarta.annotation.security.RolesAllowed");
        return method.isAnnotatedWith(PERMIT_ALL)
                || (endpoint && !closed && method.getOwner().isAnnotatedWith(PERMIT_ALL));
    }
}
