package codev.group.directory;

import static codev.group.directory.PeopleImportController.FIRST_LINE_BELOW_THE_HEADINGS;
import static java.nio.charset.StandardCharsets.UTF_8;

import codev.group.directory.ImportPreviewRow.Fate;
import codev.group.directory.PeopleImporter.Source;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Page of the import of people: choose a file, preview it row by row, then import it part by part.
 */
@Controller
class PeopleImportPageController {
  private final PeopleImporter registrar;

  PeopleImportPageController(PeopleImporter registrar) {
    this.registrar = registrar;
  }

  @GetMapping("/people/import")
  String blank(CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    return "directory/import";
  }

  /** What would become of each line; nothing is recorded. */
  @PostMapping("/people/import")
  String look(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String table,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser who,
      Locale language,
      Model model)
      throws IOException {
    who.mustBe(UserRole.MANAGER);
    var text = text(file, table);
    var people = PeopleCsvReader.readOnPage(text);
    if (people.isEmpty()) throw new MalformedRequestException("", "group.people.no-line");
    var lines = registrar.look(people, FIRST_LINE_BELOW_THE_HEADINGS, who, language);
    var counts = new EnumMap<Fate, Integer>(Fate.class);
    for (var fate : Fate.values()) counts.put(fate, 0);
    for (var line : lines) counts.merge(line.fate(), 1, Integer::sum);
    model.addAttribute("text", text);
    model.addAttribute("lines", lines);
    model.addAttribute("counts", counts);
    model.addAttribute("refused", counts.get(Fate.REFUSED));
    model.addAttribute("registers", lines.stream().filter(ImportPreviewRow::countsAPerson).count());
    model.addAttribute("unknownManagers", registrar.unknownManagers(people));
    return inPlace ? "directory/import :: looked" : "directory/import";
  }

  /**
   * Imports a part of the list, or all that is left where no script requests the next part.
   *
   * @param seen lines whose rejection the page shows already
   */
  @PostMapping("/people")
  String register(
      @RequestParam String table,
      @RequestParam(defaultValue = "") Set<Integer> seen,
      @Valid @ModelAttribute ImportProgress progress,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser who,
      Locale language,
      Model model) {
    who.mustBe(UserRole.MANAGER);
    var people = PeopleCsvReader.readOnPage(table);
    int start = Math.min(progress.start(), people.size());
    int end =
        inPlace
            ? Math.min(start + ImportProgress.part(people.size()), people.size())
            : people.size();
    var part = people.subList(start, end);
    var registration =
        registrar.register(part, FIRST_LINE_BELOW_THE_HEADINGS + start, Source.PAGE, who, language);
    model.addAttribute("total", people.size());
    model.addAttribute("progress", progress.after(part.size(), registration));
    model.addAttribute(
        "rejected",
        registration.rejected().stream()
            .filter(line -> !inPlace || !seen.contains(line.line()))
            .toList());
    model.addAttribute("table", table);
    return inPlace ? "directory/import :: part" : "directory/import-done";
  }

  /**
   * What was refused, to be put right in a spreadsheet.
   *
   * @param refused number of a line, a colon, and why
   */
  @PostMapping(path = "/people/refused.csv", produces = "text/csv;charset=UTF-8")
  ResponseEntity<byte[]> refused(
      @RequestParam String table,
      @RequestParam(defaultValue = "") List<String> refused,
      CurrentUser who,
      Locale language) {
    who.mustBe(UserRole.MANAGER);
    var whys = new LinkedHashMap<Integer, String>();
    for (var line : refused) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).matches("\\d{1,7}"))
        whys.put(Integer.valueOf(line.substring(0, colon)), line.substring(colon + 1));
    }
    char separator = language.getLanguage().equals("fr") ? ';' : ',';
    var csv = RejectedRowsCsv.of(PeopleCsvReader.readOnPage(table), whys, separator);
    var disposition = ContentDisposition.attachment().filename("codev-refused.csv").build();
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(csv.getBytes(UTF_8));
  }

  private static String text(@Nullable MultipartFile file, @Nullable String table)
      throws IOException {
    if (file != null && !file.isEmpty()) return CharsetDetector.text(file.getBytes());
    if (table == null || table.isBlank())
      throw new MalformedRequestException("", "group.people.nothing-chosen");
    return table;
  }
}
