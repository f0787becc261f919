package codev.infra.documents;

import static codev.infra.testkit.ClassStereotype.CONFIGURATION;
import static codev.infra.testkit.ClassStereotype.EXCEPTION;
import static codev.infra.testkit.ClassStereotype.PROPERTIES;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import codev.infra.database.KeyFile;
import codev.infra.testkit.ArchitectureRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final JavaClasses OF_THE_SEAL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("codev.infra.documents.seal");

  /** Methods of {@link Files}. */
  private static final String WRITING =
      "write.*|create.*|copy|move|new(OutputStream|BufferedWriter|ByteChannel)";

  @TestFactory
  Stream<DynamicTest> the_architecture_holds() {
    return ArchitectureRules.ofModule("codev.infra.documents", CONFIGURATION, PROPERTIES, EXCEPTION)
        .all();
  }

  @Test
  @DisplayName("the key of the seal is made as all key files are: whole, and for its owner alone")
  void the_key_of_the_seal_is_a_key_file() {
    classes()
        .that()
        .haveSimpleName("SelfSignedSealKey")
        .should()
        .callMethod(KeyFile.class, "createOnce", Path.class, String.class)
        .check(OF_THE_SEAL);
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "writes a file",
                (JavaMethodCall call) ->
                    call.getTargetOwner().isEquivalentTo(Files.class)
                        && call.getName().matches(WRITING)))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(
            FileOutputStream.class, FileWriter.class, RandomAccessFile.class, FileChannel.class)
        .check(OF_THE_SEAL);
  }
}
