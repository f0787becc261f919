package codev.infra.testkit;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds files of the repository, except in hidden folders and in what other modules build. */
final class RepositoryFiles {
  private RepositoryFiles() {}

  static List<Path> sources(Path folder) throws IOException {
    return below(folder, file -> file.toString().endsWith(".java"));
  }

  static List<Path> below(Path folder, Predicate<Path> filter) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            var name = visited.getFileName().toString();
            return name.equals("target") || name.startsWith(".")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (filter.test(file)) found.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
