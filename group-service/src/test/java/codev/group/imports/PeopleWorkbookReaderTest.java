package codev.group.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.group.directory.PersonRequest;
import codev.group.imports.file.PeopleWorkbookReader;
import codev.infra.web.problem.MalformedRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un classeur Excel")
class PeopleWorkbookReaderTest {
  @Test
  @DisplayName("se lit comme une liste\u202f: première feuille, lignes et cellules à leur place")
  void is_read_as_a_list() {
    var file =
        workbook(
            sheet -> {
              row(sheet, 0, "Identifiant", "Nom", "Unité");
              row(sheet, 2, "zoe", "Zoé \"Zaza\"\nŒuvrard", "Qualité");
              var last = sheet.createRow(3);
              last.createCell(0).setCellValue(10_045);
              last.createCell(2).setCellValue("Achats");
            });

    assertThat(PeopleWorkbookReader.isWorkbook(file)).isTrue();
    assertThat(PeopleWorkbookReader.text(file))
        .isEqualTo(
            """
            Identifiant\tNom\tUnité

            zoe\t"Zoé ""Zaza"" Œuvrard"\tQualité
            10045\t\tAchats\
            """);
    var people = PeopleCsvReader.readOnPage(PeopleWorkbookReader.text(file)).people();
    assertThat(people.getFirst()).as("row 2").isNull();
    assertThat(people.get(1))
        .as("row 3")
        .isEqualTo(
            new PersonRequest(
                null, "zoe", "Zoé \"Zaza\" Œuvrard", null, "Qualité", null, null, null));
  }

  @Test
  @DisplayName("ne calcule aucune formule\u202f: la valeur gardée compte")
  void computes_no_formula() {
    var file =
        workbook(
            sheet -> {
              row(sheet, 0, "Identifiant", "Nom");
              var cell = sheet.createRow(1).createCell(0);
              cell.setCellFormula("HYPERLINK(\"https://example.org\",\"x\")");
              cell.setCellValue("alice");
            });

    assertThat(PeopleWorkbookReader.text(file)).endsWith("alice");
  }

  @Test
  @DisplayName("trop grand, trop large ou gonflé est refusé par une phrase")
  void is_bounded() throws IOException {
    assertThat(refused(workbook(sheet -> sheet.createRow(0).createCell(100).setCellValue("x"))))
        .isEqualTo("group.people.workbook-too-large");
    var rows =
        workbook(
            sheet -> {
              for (int i = 0; i <= 20_001; i++) row(sheet, i, "x");
            });
    assertThat(refused(rows)).isEqualTo("group.people.workbook-too-large");
    assertThat(refused(bomb())).isEqualTo("group.people.workbook-too-large");
  }

  @Test
  @DisplayName("qui n’en est pas un est refusé par une phrase")
  void no_workbook() {
    assertThat(refused("PK\3\4 nothing".getBytes(UTF_8))).isEqualTo("group.people.not-a-workbook");
    assertThat(PeopleWorkbookReader.isWorkbook("a;b".getBytes(UTF_8))).isFalse();
  }

  private static String refused(byte[] file) {
    var sentence = new StringBuilder();
    assertThatThrownBy(() -> PeopleWorkbookReader.text(file))
        .isInstanceOfSatisfying(
            MalformedRequestException.class, refusal -> sentence.append(refusal.sentence()));
    return sentence.toString();
  }

  /** Sixty megabytes of nothing, which a zip file holds in some sixty kilobytes. */
  private static byte[] bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(new byte[60 * 1024 * 1024]);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static void row(Sheet sheet, int number, String... cells) {
    var row = sheet.createRow(number);
    for (int i = 0; i < cells.length; i++) row.createCell(i).setCellValue(cells[i]);
  }

  private static byte[] workbook(Consumer<Sheet> content) {
    try (var workbook = new XSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      content.accept(workbook.createSheet());
      workbook.createSheet().createRow(0).createCell(0).setCellValue("another sheet");
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
