package codev.group.imports;

import static codev.group.imports.UploadedPeople.FIRST_LINE_BELOW_THE_HEADINGS;

import codev.group.directory.DirectoryQueries;
import codev.group.directory.ProfileChange;
import codev.group.domain.command.PersonCommand.ChooseListColumns;
import codev.group.domain.person.Username;
import codev.group.imports.ImportPreviewRow.Result;
import codev.group.imports.file.UploadedText;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.FileDownload;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.SpreadsheetCsv;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
@RequiredAccess(AccessPolicy.DIRECTORY_EDITOR)
record PeopleImportPageController(
    PeopleImportUseCase importer,
    PeopleLookup lookup,
    ImportJobUseCase jobs,
    DirectoryQueries directory,
    CommandSender commands,
    MessageSource texts,
    Clock clock) {
  /** The programme for which people are imported, if the page was reached from one. */
  @ModelAttribute("programmeId")
  @Nullable UUID programme(@RequestParam(required = false) @Nullable UUID programme) {
    return programme;
  }

  @GetMapping("/people/import")
  String blank(CurrentUser user, Model model) {
    model.addAttribute("imports", jobs.of(user));
    return "directory/import";
  }

  /**
   * What would become of each line; nothing is recorded but what the columns mean.
   *
   * @param columns chosen on the page, one for each heading; a list that has just been chosen has
   *     none
   * @param kept lines that were chosen where several are about one person
   * @param keep such a line that is chosen now
   * @param excluded lines of which nothing becomes
   * @param exclude such a line that is chosen now
   * @param include one that is excluded no longer
   * @param emailLine lines for which an e-mail address is typed
   * @param fields {@code email} among them: the addresses, in the same order; blank: none yet
   */
  @PostMapping("/people/import")
  String preview(
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String table,
      @RequestParam(defaultValue = "") List<String> columns,
      @RequestParam(defaultValue = "") List<Integer> kept,
      @RequestParam(required = false) @Nullable Integer keep,
      @RequestParam(defaultValue = "") Set<Integer> excluded,
      @RequestParam(required = false) @Nullable Integer exclude,
      @RequestParam(required = false) @Nullable Integer include,
      @RequestParam(defaultValue = "") List<Integer> emailLine,
      @RequestParam MultiValueMap<String, String> fields,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Locale language,
      Model model)
      throws IOException {
    var sent = ListHeadings.first(UploadedText.of(file, table));
    var headings = headings(sent, columns, user);
    var uploaded =
        headings.withEmails(sent, typed(emailLine, fields.getOrDefault("email", List.of())));
    model.addAttribute("hasEmails", headings.hasEmails());
    model.addAttribute("imports", inPlace ? List.of() : jobs.of(user));
    model.addAttribute("text", uploaded);
    model.addAttribute("headings", headings.orByEmail().choices());
    model.addAttribute("choices", ListHeadings.CHOICES);
    var standing = Stream.concat(Stream.ofNullable(keep), kept.stream()).distinct().toList();
    var without =
        Stream.concat(Stream.ofNullable(exclude), excluded.stream())
            .filter(line -> !line.equals(include))
            .collect(Collectors.toCollection(TreeSet::new));
    model.addAttribute("excluded", without);
    if (headings.namesUsers())
      preview(headings.applyTo(uploaded), standing, without, user, language, model);
    return inPlace ? "directory/import :: looked" : "directory/import";
  }

  private static Map<Integer, String> typed(List<Integer> lines, List<String> emails) {
    var typed = new HashMap<Integer, String>();
    for (int i = 0; i < Math.min(lines.size(), emails.size()); i++)
      if (!emails.get(i).isBlank()) typed.put(lines.get(i), emails.get(i).strip());
    return typed;
  }

  private ListHeadings headings(String text, List<String> columns, CurrentUser user) {
    var manager = new Username(user.username());
    if (columns.isEmpty()) return ListHeadings.of(text, directory.listColumns(manager));
    var chosen = ListHeadings.of(text, Map.of()).with(columns);
    commands.send(new ChooseListColumns(manager, chosen.all(), clock.instant()));
    return chosen;
  }

  private void preview(
      String text,
      List<Integer> keptLines,
      Set<Integer> excluded,
      CurrentUser user,
      Locale language,
      Model model) {
    var uploaded = PeopleCsvReader.readOnPage(text);
    var found = lookup.lookUp(uploaded.people());
    var people = found.people();
    var lines =
        importer.preview(
            people, FIRST_LINE_BELOW_THE_HEADINGS, keptLines, excluded, user, language);
    if (lines.isEmpty()) throw new MalformedRequestException("", "group.people.no-line");
    var counts = new EnumMap<Result, Integer>(Result.class);
    for (var result : Result.values()) counts.put(result, 0);
    for (var line : lines) counts.merge(line.result(), 1, Integer::sum);
    model.addAttribute("named", text);
    model.addAttribute("list", UUID.randomUUID());
    model.addAttribute("lines", lines);
    model.addAttribute("counts", counts);
    model.addAttribute("outOfScope", counts.get(Result.OUT_OF_SCOPE));
    model.addAttribute("refused", lines.stream().filter(line -> line.why() != null).count());
    model.addAttribute("registers", lines.stream().filter(ImportPreviewRow::countsAPerson).count());
    var twice =
        lines.stream()
            .filter(line -> line.result() == Result.TWICE)
            .map(ImportPreviewRow::line)
            .collect(Collectors.toSet());
    model.addAttribute("kept", keptLines.stream().filter(line -> !twice.contains(line)).toList());
    model.addAttribute("namesakes", ImportPreviewRow.namesakes(lines));
    var changes = lines.stream().flatMap(line -> line.changes().stream());
    model.addAttribute(
        "names", directory.names(changes.flatMap(ProfileChange::named).distinct().toList()));
    var withoutEmail =
        lines.stream()
            .filter(ImportPreviewRow::lacksEmail)
            .map(line -> String.valueOf(line.line()))
            .toList();
    model.addAttribute("withoutEmail", withoutEmail);
    model.addAttribute("ignored", uploaded.ignored());
    model.addAttribute("managers", found.names());
    model.addAttribute("unknownManagers", found.unknown());
    model.addAttribute("severalManagers", found.several());
  }

  /** A list to be filled in. */
  @GetMapping(path = "/people/sample.csv", produces = "text/csv;charset=UTF-8")
  ResponseEntity<String> sample(CurrentUser user, Locale language) {
    var lines =
        Stream.of("headings", "first", "second")
            .map(line -> texts.getMessage("group.import.sample." + line, null, language))
            .map(line -> List.of(line.split(";", -1)));
    return FileDownload.csv("codev-people.csv").body(new SpreadsheetCsv(language).of(lines));
  }

  /**
   * Imports a part of the list, or all that is left where no script requests the next part; a long
   * list becomes a job.
   *
   * @param seen lines whose rejection the page shows already
   * @param kept lines that were chosen where several are about one person
   * @param excluded lines of which nothing becomes
   * @param list the id under which what is set aside is kept; absent: it is not kept
   */
  @PostMapping("/people")
  Object register(
      @RequestParam String table,
      @RequestParam(defaultValue = "") Set<Integer> seen,
      @RequestParam(defaultValue = "") List<Integer> kept,
      @RequestParam(defaultValue = "") Set<Integer> excluded,
      @RequestParam(required = false) @Nullable UUID list,
      @Valid @ModelAttribute ImportProgress progress,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user,
      Locale language,
      Model model) {
    var listed = lookup.lookUp(PeopleCsvReader.readOnPage(table).people()).people();
    var people = UploadedPeople.without(excluded, listed, FIRST_LINE_BELOW_THE_HEADINGS);
    if (jobs.isLong(people)) {
      var job = jobs.start(people, FIRST_LINE_BELOW_THE_HEADINGS, true, kept, user, language);
      return RedirectAfterPost.to("/people/imports/" + job.id(), 0, inPlace);
    }
    int start = Math.min(progress.start(), people.size());
    int end =
        inPlace
            ? Math.min(start + ImportProgress.partSize(people.size()), people.size())
            : people.size();
    var batch = people.subList(start, end);
    var repeated = importer.repetitions(people, FIRST_LINE_BELOW_THE_HEADINGS, true, kept);
    int first = FIRST_LINE_BELOW_THE_HEADINGS + start;
    var counter = importer.registerFromPage(batch, first, repeated, user, language);
    var result = counter.result();
    var after = progress.after(batch.size(), result);
    if (list != null) {
      var why = texts.getMessage("group.import.excluded", null, language);
      jobs.keepAside(list, listed, excluded, why, start, after, counter, user, language);
    }
    model.addAttribute("total", people.size());
    model.addAttribute("progress", after);
    model.addAttribute(
        "rejected",
        result.rejected().stream()
            .filter(line -> !inPlace || !seen.contains(line.line()))
            .toList());
    model.addAttribute("table", table);
    model.addAttribute("excluded", excluded);
    return inPlace ? "directory/import :: part" : "directory/import-done";
  }

  /**
   * What was refused, to be put right in a spreadsheet.
   *
   * @param refused number of a line, a colon, and why
   */
  @PostMapping(path = "/people/refused.csv", produces = "text/csv;charset=UTF-8")
  ResponseEntity<String> refused(
      @RequestParam String table,
      @RequestParam(defaultValue = "") List<String> refused,
      CurrentUser user,
      Locale language) {
    var whys = new LinkedHashMap<Integer, String>();
    for (var line : refused) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).matches("\\d{1,7}"))
        whys.put(Integer.valueOf(line.substring(0, colon)), line.substring(colon + 1));
    }
    var csv = RejectedRowsCsv.of(PeopleCsvReader.readOnPage(table).people(), whys, language);
    return FileDownload.csv("codev-refused.csv").body(csv);
  }
}
