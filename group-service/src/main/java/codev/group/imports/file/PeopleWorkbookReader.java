package codev.group.imports.file;

import codev.infra.web.problem.MalformedRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads the first sheet of an Excel workbook ({@code .xlsx}) as a table separated by tabs, in which
 * each row has the number that Excel shows. Cells are read one after the other, within limits; a
 * formula counts as the value that was stored with it and is never computed.
 */
public final class PeopleWorkbookReader {
  private static final int MOST_INFLATED_BYTES = 40 * 1024 * 1024;
  private static final int MOST_PARTS = 1000;
  private static final int MOST_ROWS = 20_001;
  private static final int MOST_COLUMNS = 100;
  private static final int MOST_CHARACTERS = 5_000_000;

  private PeopleWorkbookReader() {}

  /** By the first bytes: a workbook is a zip file. */
  public static boolean isWorkbook(byte[] file) {
    return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
  }

  /** Likewise a workbook of before 2007, which is not read. */
  static boolean isOldWorkbook(byte[] file) {
    return file.length > 3
        && (file[0] & 0xFF) == 0xD0
        && (file[1] & 0xFF) == 0xCF
        && (file[2] & 0xFF) == 0x11
        && (file[3] & 0xFF) == 0xE0;
  }

  public static String text(byte[] file) {
    try {
      checkInflatedSize(file);
      return firstSheet(file);
    } catch (MalformedRequestException e) {
      throw e;
    } catch (IOException
        | OpenXML4JException
        | SAXException
        | ParserConfigurationException
        | RuntimeException e) {
      throw new MalformedRequestException("", "group.people.not-a-workbook");
    }
  }

  /** All parts together: a small file can inflate to gigabytes. */
  private static void checkInflatedSize(byte[] file) throws IOException {
    var buffer = new byte[8192];
    int parts = 0;
    long size = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      while (zip.getNextEntry() != null) {
        if (++parts > MOST_PARTS) throw tooLarge();
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          size += read;
          if (size > MOST_INFLATED_BYTES) throw tooLarge();
        }
      }
    }
  }

  private static String firstSheet(byte[] file)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    try (var workbook = OPCPackage.open(new ByteArrayInputStream(file))) {
      var reader = new XSSFReader(workbook);
      try (var sheet = reader.getSheetsData().next()) {
        var rows = new Rows();
        var parser = XMLHelper.newXMLReader();
        parser.setContentHandler(
            new XSSFSheetXMLHandler(
                reader.getStylesTable(),
                new ReadOnlySharedStringsTable(workbook),
                rows,
                new DataFormatter(Locale.ROOT),
                false));
        parser.parse(new InputSource(sheet));
        return rows.text();
      }
    }
  }

  private static MalformedRequestException tooLarge() {
    return new MalformedRequestException(
        "", "group.people.workbook-too-large", MOST_ROWS - 1, MOST_COLUMNS);
  }

  /** Collects the rows that have anything in them; those between them are empty lines. */
  private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
    private final List<String> lines = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private int characters;

    @Override
    public void startRow(int number) {
      cells.clear();
    }

    @Override
    public void cell(
        @Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
      int column = reference == null ? cells.size() : new CellReference(reference).getCol();
      if (column < 0 || column >= MOST_COLUMNS) throw tooLarge();
      var text = Objects.requireNonNullElse(value, "");
      characters += text.length();
      if (characters > MOST_CHARACTERS) throw tooLarge();
      if (column >= cells.size()) cells.addAll(Collections.nCopies(column + 1 - cells.size(), ""));
      cells.set(column, text);
    }

    @Override
    public void endRow(int number) {
      if (cells.stream().allMatch(String::isBlank)) return;
      if (number >= MOST_ROWS) throw tooLarge();
      while (lines.size() < number) lines.add("");
      lines.add(DelimitedLine.of(cells, '\t'));
    }

    String text() {
      return lines.stream().collect(Collectors.joining("\n"));
    }
  }
}
