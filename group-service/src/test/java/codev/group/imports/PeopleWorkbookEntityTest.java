package codev.group.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.imports.file.PeopleWorkbookReader;
import codev.infra.web.problem.MalformedRequestException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Une entité dans un classeur Excel")
class PeopleWorkbookEntityTest {
  private static final String NAME = "alice";
  private static final String TEXTS = "xl/sharedStrings.xml";

  @TempDir private Path folder;

  @Test
  @DisplayName("ne fait lire aucun fichier du service")
  void reads_no_file() throws IOException {
    var secret = Files.writeString(folder.resolve("secret.txt"), "confidentiel").toUri();

    assertThat(read("", "bob")).endsWith("bob");
    assertThat(read("<!DOCTYPE sst [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret), "&e;"))
        .doesNotContain("confidentiel");
  }

  /** A workbook with one text, which is another then; empty if the workbook is refused. */
  private static String read(String declaration, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var from = new ZipInputStream(new ByteArrayInputStream(workbook()));
        var to = new ZipOutputStream(bytes)) {
      for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        var content = from.readAllBytes();
        if (entry.getName().equals(TEXTS))
          content =
              new String(content, UTF_8)
                  .replace("<sst", declaration + "<sst")
                  .replace(NAME, text)
                  .getBytes(UTF_8);
        to.putNextEntry(new ZipEntry(entry.getName()));
        to.write(content);
        to.closeEntry();
      }
    }
    try {
      return PeopleWorkbookReader.text(bytes.toByteArray());
    } catch (MalformedRequestException _) {
      return "";
    }
  }

  private static byte[] workbook() throws IOException {
    try (var workbook = new XSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      workbook.createSheet().createRow(0).createCell(0).setCellValue(NAME);
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }
}
