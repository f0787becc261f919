package codev.group.imports.file;

import codev.infra.testkit.fuzzing.FuzzTarget;
import codev.infra.web.problem.MalformedRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N'importe quel fichier à la place d'un classeur")
final class PeopleWorkbookFuzzTest implements FuzzTarget {
  @Override
  public List<byte[]> examples() throws IOException {
    try (var workbook = new XSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      var sheet = workbook.createSheet("Personnes");
      var headings = sheet.createRow(0);
      headings.createCell(0).setCellValue("username");
      headings.createCell(1).setCellValue("nom complet");
      var person = sheet.createRow(2);
      person.createCell(0).setCellValue("anne");
      person.createCell(1).setCellValue(7.5);
      workbook.write(bytes);
      return List.of(bytes.toByteArray());
    }
  }

  @Override
  public boolean accepts(byte[] input) {
    if (!PeopleWorkbookReader.isWorkbook(input)) return false;
    try {
      var _ = PeopleWorkbookReader.text(input);
      return true;
    } catch (MalformedRequestException _) {
      return false;
    }
  }
}
