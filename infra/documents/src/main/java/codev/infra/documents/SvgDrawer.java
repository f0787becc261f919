package codev.infra.documents;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Draws the part of SVG that charts and QR codes need: {@code rect}, {@code line}, {@code
 * polyline}, {@code circle}, {@code text} and {@code path} with numbers in the units of its {@code
 * viewBox}, which begins at 0, and colours as {@code #rrggbb}; any other element is an error. A
 * path is one of rectangles, each as {@code M1 2h3v4h-3z}. Texts become outlines of the document's
 * own font, so nothing depends on the fonts of the machine.
 */
final class SvgDrawer implements SVGDrawer {
  /** In a path, from its upper left corner. */
  private static final Pattern RECTANGLE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-\\3z");

  private final Map<FontFile, FontOutlines> fonts = new EnumMap<>(FontFile.class);

  @Override
  public SVGImage buildSVGImage(
      Element svg, Box box, CssContext context, double width, double height, double dotsPerPixel) {
    return new Drawing(svg, dotsPerPixel);
  }

  private final class Drawing implements SVGImage {
    private final Element svg;
    private final double dotsPerPixel;

    private Drawing(Element svg, double dotsPerPixel) {
      this.svg = svg;
      this.dotsPerPixel = dotsPerPixel;
    }

    @Override
    public int getIntrinsicWidth() {
      return (int) Math.round(number(svg, "width") * dotsPerPixel);
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) Math.round(number(svg, "height") * dotsPerPixel);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      device.drawWithGraphics(
          (float) x,
          (float) y,
          (float) number(svg, "width"),
          (float) number(svg, "height"),
          this::draw);
    }

    private void draw(Graphics2D graphics) {
      var scale = number(svg, "width") / numbers(svg.getAttribute("viewBox"))[2];
      graphics.scale(scale, scale);
      for (var node = svg.getFirstChild(); node != null; node = node.getNextSibling())
        if (node.getNodeType() == Node.ELEMENT_NODE) draw((Element) node, graphics);
    }

    private void draw(Element element, Graphics2D graphics) {
      var shape = shape(element);
      if (element.hasAttribute("fill")) {
        graphics.setColor(Color.decode(element.getAttribute("fill")));
        graphics.fill(shape);
      }
      if (element.hasAttribute("stroke")) {
        graphics.setColor(Color.decode(element.getAttribute("stroke")));
        graphics.setStroke(stroke(element));
        graphics.draw(shape);
      }
    }
  }

  private Shape shape(Element element) {
    return switch (element.getTagName()) {
      case "rect" ->
          new Rectangle2D.Double(
              number(element, "x"),
              number(element, "y"),
              number(element, "width"),
              number(element, "height"));
      case "line" ->
          new Line2D.Double(
              number(element, "x1"),
              number(element, "y1"),
              number(element, "x2"),
              number(element, "y2"));
      case "circle" -> {
        var radius = number(element, "r");
        yield new Ellipse2D.Double(
            number(element, "cx") - radius, number(element, "cy") - radius, 2 * radius, 2 * radius);
      }
      case "polyline" -> polyline(element.getAttribute("points"));
      case "text" -> text(element);
      case "path" -> rectangles(element.getAttribute("d"));
      default -> throw new IllegalArgumentException(element.getTagName());
    };
  }

  private static Shape polyline(String points) {
    var path = new Path2D.Double();
    var numbers = numbers(points);
    for (int i = 0; i + 1 < numbers.length; i += 2)
      if (i == 0) path.moveTo(numbers[i], numbers[i + 1]);
      else path.lineTo(numbers[i], numbers[i + 1]);
    return path;
  }

  private static Shape rectangles(String commands) {
    var path = new Path2D.Double();
    var matcher = RECTANGLE.matcher(commands);
    int end = 0;
    while (matcher.lookingAt()) {
      double left = Double.parseDouble(matcher.group(1));
      double top = Double.parseDouble(matcher.group(2));
      double right = left + Double.parseDouble(matcher.group(3));
      double bottom = top + Double.parseDouble(matcher.group(4));
      path.moveTo(left, top);
      path.lineTo(right, top);
      path.lineTo(right, bottom);
      path.lineTo(left, bottom);
      path.closePath();
      end = matcher.end();
      matcher.region(end, commands.length());
    }
    if (end < commands.length()) throw new IllegalArgumentException(commands.substring(end));
    return path;
  }

  private Shape text(Element element) {
    var isBold = element.getAttribute("font-weight").equals("bold");
    var font = fonts.computeIfAbsent(isBold ? FontFile.BOLD : FontFile.REGULAR, FontOutlines::of);
    var text = element.getTextContent();
    var size = number(element, "font-size");
    var width = font.width(text, size);
    var shift =
        switch (element.getAttribute("text-anchor")) {
          case "end" -> -width;
          case "middle" -> -width / 2;
          default -> 0;
        };
    return AffineTransform.getTranslateInstance(number(element, "x") + shift, number(element, "y"))
        .createTransformedShape(font.outline(text, size));
  }

  private static BasicStroke stroke(Element element) {
    var width = element.hasAttribute("stroke-width") ? (float) number(element, "stroke-width") : 1f;
    var dashes = element.getAttribute("stroke-dasharray");
    if (dashes.isBlank())
      return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    var lengths = numbers(dashes);
    var dash = new float[lengths.length];
    for (int i = 0; i < dash.length; i++) dash[i] = (float) lengths[i];
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  /** Separated by commas or spaces. */
  private static double[] numbers(String text) {
    return Stream.of(text.strip().split("[\\s,]+", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static double number(Element element, String attribute) {
    var value = element.getAttribute(attribute);
    return Double.parseDouble(value.endsWith("px") ? value.replace("px", "") : value);
  }

  @Override
  public void importFontFaceRules(List<FontFaceRule> fontFaces, SharedContext shared) {
    // drawings have the document's font
  }

  @Override
  public void addFontFile(File file, String family, Integer weight, FontStyle style) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    // holds nothing open
  }
}
