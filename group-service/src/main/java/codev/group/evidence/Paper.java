package codev.group.evidence;

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
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Sheets of A4, written from top to bottom; the pages' colours and type, as far as paper has them.
 * Its fonts go along with the document, so every name is written as it is anywhere.
 */
final class Paper implements AutoCloseable {
  private static final Color INK = new Color(0x1f2b2a);
  private static final Color SOFT = new Color(0x54615d);
  private static final Color LINE = new Color(0xd9d4c8);

  /** In points, 72 to the inch. */
  private static final float MARGIN = 56;

  private static final float LEADING = 1.35f;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
  private final Font titles = font(Liberation.SANS_BOLD, 18, INK);
  private final Font texts = font(Liberation.SANS, 10, INK);
  private final Font asides = font(Liberation.SANS, 8.5f, SOFT);
  private final Font columns = font(Liberation.SANS_BOLD, 8.5f, SOFT);

  /**
   * @param title what readers show for the file, and the foot of each page
   */
  Paper(String title, Locale language) {
    var writer = PdfWriter.getInstance(document, written);
    writer.setPageEvent(new Foot(title));
    writer.addViewerPreference(PdfName.DISPLAYDOCTITLE, PdfBoolean.PDFTRUE);
    document.setDocumentLanguage(language.toLanguageTag());
    document.addTitle(title);
    document.addCreator("codev");
    document.open();
  }

  void title(String words) {
    write(words, titles, 0, 4);
  }

  void text(String words) {
    write(words, texts, 0, 6);
  }

  void aside(String words) {
    write(words, asides, 0, 6);
  }

  private void write(String words, Font font, float before, float after) {
    var paragraph = new Paragraph(words, font);
    paragraph.setMultipliedLeading(LEADING);
    paragraph.setSpacingBefore(before);
    paragraph.setSpacingAfter(after);
    document.add(paragraph);
  }

  /** Lines and columns; the first line is repeated on each page. */
  void table(List<List<String>> lines) {
    var table = new PdfPTable(lines.getFirst().size());
    table.setWidthPercentage(100);
    table.setSpacingBefore(12);
    table.setSpacingAfter(8);
    table.setHeaderRows(1);
    for (var words : lines.getFirst()) table.addCell(cell(words, columns));
    lines.stream().skip(1).flatMap(List::stream).forEach(w -> table.addCell(cell(w, texts)));
    document.add(table);
  }

  private static PdfPCell cell(String words, Font font) {
    var cell = new PdfPCell(new Phrase(words, font));
    cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
    cell.setBorderColor(LINE);
    cell.setPadding(5);
    cell.setMinimumHeight(24);
    return cell;
  }

  /** Closes it. */
  byte[] finished() {
    document.close();
    return written.toByteArray();
  }

  @Override
  public void close() {
    document.close();
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
