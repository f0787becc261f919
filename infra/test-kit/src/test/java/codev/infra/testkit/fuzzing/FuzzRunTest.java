package codev.infra.testkit.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The targets of the fuzzer")
class FuzzRunTest {
  @TempDir private Path tree;

  @BeforeEach
  void a_tree() throws IOException {
    for (var file :
        List.of(
            "service/src/test/java/codev/a/TableFuzzTest.java",
            "service/src/test/java/codev/a/TableTest.java",
            "infra/log/src/test/java/codev/b/NoteFuzzTest.java")) {
      Files.createDirectories(tree.resolve(file).getParent());
      Files.createFile(tree.resolve(file));
    }
  }

  @Test
  @DisplayName("are the test classes that are called so, in all modules")
  void are_the_classes_called_so() throws IOException {
    assertThat(FuzzRun.targets(tree, List.of()))
        .containsExactly(
            new FuzzRun.Target(tree.resolve("service"), "codev.a.TableFuzzTest"),
            new FuzzRun.Target(tree.resolve("infra/log"), "codev.b.NoteFuzzTest"));
  }

  @Test
  @DisplayName("are chosen by name, with or without its end")
  void are_chosen_by_name() throws IOException {
    assertThat(FuzzRun.targets(tree, List.of("Note")))
        .extracting(FuzzRun.Target::type)
        .containsExactly("codev.b.NoteFuzzTest");
    assertThat(FuzzRun.targets(tree, List.of("NoteFuzzTest"))).hasSize(1);
    assertThat(FuzzRun.targets(tree, List.of("Cookie"))).isEmpty();
  }
}
