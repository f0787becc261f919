package codev.infra.documents;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.librepdf.openpdf.fonts.Liberation;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Builds a PDF document of A4 pages from top to bottom, in the colours and type of the web pages.
 * Its fonts are embedded, so every name is printed as it is written.
 */
public final class PdfDocument implements AutoCloseable {
  private static final Color INK = new Color(0x1f2b2a);
  private static final Color SOFT = new Color(0x54615d);
  private static final Color LINE = new Color(0xd9d4c8);
  private static final Color ACCENT = new Color(0x1b6a5e);

  /** In points, 72 to the inch. */
  private static final float MARGIN = 56;

  /** Room for a stamp and a name. */
  private static final float SIGNATURE = 96;

  private static final float LEADING = 1.35f;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
  private final Font titles = font(Liberation.SANS_BOLD, 18, INK);
  private final Font headings = font(Liberation.SANS_BOLD, 12, ACCENT);
  private final Font texts = font(Liberation.SANS, 10, INK);
  private final Font asides = font(Liberation.SANS, 8.5f, SOFT);
  private final Font columns = font(Liberation.SANS_BOLD, 8.5f, SOFT);

  /**
   * @param title what readers show for the file, and the foot of each page
   */
  public PdfDocument(String title, Locale language) {
    var writer = PdfWriter.getInstance(document, written);
    writer.setPageEvent(new Foot(title));
    writer.addViewerPreference(PdfName.DISPLAYDOCTITLE, PdfBoolean.PDFTRUE);
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language.toLanguageTag()));
    document.addTitle(title);
    document.addCreator("codev");
    document.open();
  }

  public void title(String words) {
    write(words, titles, 0, 4);
  }

  public void heading(String words) {
    write(words, headings, 16, 2);
  }

  public void text(String words) {
    write(words, texts, 0, 6);
  }

  public void aside(String words) {
    write(words, asides, 0, 6);
  }

  private void write(String words, Font font, float before, float after) {
    var paragraph = new Paragraph(words, font);
    paragraph.setMultipliedLeading(LEADING);
    paragraph.setSpacingBefore(before);
    paragraph.setSpacingAfter(after);
    document.add(paragraph);
  }

  /** A wide column of words and two of numbers; its headings are repeated on each page. */
  public Table table(String words, String number, String other) {
    return new Table(words, number, other);
  }

  /** Lines and columns to be filled in, by hand too; the first line is repeated on each page. */
  public void grid(List<List<String>> lines) {
    var grid = new PdfPTable(lines.getFirst().size());
    grid.setWidthPercentage(100);
    grid.setSpacingBefore(12);
    grid.setSpacingAfter(8);
    grid.setHeaderRows(1);
    for (var words : lines.getFirst()) grid.addCell(box(words, columns));
    lines.stream().skip(1).flatMap(List::stream).forEach(w -> grid.addCell(box(w, texts)));
    document.add(grid);
  }

  private static PdfPCell box(String words, Font font) {
    var cell = new PdfPCell(new Phrase(words, font));
    cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
    cell.setBorderColor(LINE);
    cell.setPadding(5);
    cell.setMinimumHeight(24);
    return cell;
  }

  /** What something is called, and what it is: one a line, names on the left. */
  public void fields(List<Field> fields) {
    var lines = new PdfPTable(new float[] {32, 68});
    lines.setWidthPercentage(100);
    lines.setSpacingBefore(8);
    lines.setSpacingAfter(8);
    for (var field : fields) {
      lines.addCell(line(field.name(), columns));
      lines.addCell(line(field.value(), texts));
    }
    document.add(lines);
  }

  private static PdfPCell line(String words, Font font) {
    var cell = new PdfPCell(new Phrase(words, font));
    cell.setVerticalAlignment(Element.ALIGN_TOP);
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(LINE);
    cell.setPaddingTop(4);
    cell.setPaddingBottom(6);
    cell.setPaddingLeft(0);
    return cell;
  }

  /** One of the lines of a form. */
  public record Field(String name, String value) {}

  /** An empty frame to sign in, kept in one piece. */
  public void signature(String words) {
    var frame = new PdfPTable(1);
    frame.setWidthPercentage(55);
    frame.setHorizontalAlignment(Element.ALIGN_RIGHT);
    frame.setSpacingBefore(16);
    var cell = box(words, asides);
    cell.setVerticalAlignment(Element.ALIGN_TOP);
    cell.setMinimumHeight(SIGNATURE);
    frame.addCell(cell);
    document.add(frame);
  }

  /** Closes it. */
  public byte[] finished() {
    document.close();
    return written.toByteArray();
  }

  @Override
  public void close() {
    document.close();
  }

  /** Figures, line by line, until its end. */
  public final class Table {
    private final PdfPTable rows = new PdfPTable(new float[] {64, 18, 18});

    private Table(String words, String number, String other) {
      rows.setWidthPercentage(100);
      rows.setHeaderRows(1);
      cell(words, columns, 1, Element.ALIGN_LEFT);
      cell(number, columns, 1, Element.ALIGN_RIGHT);
      cell(other, columns, 1, Element.ALIGN_RIGHT);
    }

    public void row(String words, String number, String other) {
      cell(words, texts, 1, Element.ALIGN_LEFT);
      cell(number, texts, 1, Element.ALIGN_RIGHT);
      cell(other, texts, 1, Element.ALIGN_RIGHT);
    }

    /** With a reason in the place of its numbers. */
    public void silent(String words, String why) {
      cell(words, texts, 1, Element.ALIGN_LEFT);
      cell(why, asides, 2, Element.ALIGN_RIGHT);
    }

    public void end() {
      document.add(rows);
    }

    private void cell(String words, Font font, int width, int alignment) {
      var cell = new PdfPCell(new Phrase(words, font));
      cell.setColspan(width);
      cell.setHorizontalAlignment(alignment);
      cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
      cell.setBorder(Rectangle.BOTTOM);
      cell.setBorderColor(LINE);
      cell.setPaddingTop(4);
      cell.setPaddingBottom(5);
      cell.setPaddingLeft(0);
      cell.setPaddingRight(0);
      rows.addCell(cell);
    }
  }

  private final class Foot extends PdfPageEventHelper {
    private final String title;

    private Foot(String title) {
      this.title = title;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document page) {
      var bottom = page.bottom() - MARGIN / 2;
      put(writer, Element.ALIGN_LEFT, title, page.left(), bottom);
      put(
          writer,
          Element.ALIGN_RIGHT,
          Integer.toString(page.getPageNumber()),
          page.right(),
          bottom);
    }

    private void put(PdfWriter writer, int alignment, String words, float x, float y) {
      var phrase = new Phrase(words, asides);
      ColumnText.showTextAligned(writer.getDirectContent(), alignment, phrase, x, y, 0);
    }
  }

  private static Font font(Liberation face, float points, Color colour) {
    try {
      var font = face.create();
      font.setSize(points);
      font.setColor(colour);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
