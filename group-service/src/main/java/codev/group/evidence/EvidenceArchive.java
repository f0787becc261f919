package codev.group.evidence;

import codev.group.directory.DirectoryQueries;
import codev.group.directory.DisplayNames;
import codev.group.domain.programme.TrainingDescription;
import codev.group.evidence.proof.DocumentProof;
import codev.group.evidence.proof.DocumentProofs;
import codev.group.evidence.proof.ProvenSessions;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeView;
import codev.infra.documents.PdfRenderer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all evidence of a programme into one zip file: the index as a page and as CSV, the figures
 * for the annual return, each certificate and each attendance sheet, and in a folder the proofs of
 * what these rest on. A document is rendered when its turn comes, so one at a time is in memory.
 */
@Component
public class EvidenceArchive {
  /** The index as a page and as CSV, and the annual return. */
  private static final int INDEXES = 3;

  private static final JsonMapper JSON = new JsonMapper();

  private final GroupQueries groupQueries;
  private final DirectoryQueries directory;
  private final AttendanceSheetQueries sheets;
  private final EvidenceCollector collector;
  private final CertificatePdf certificatePdf;
  private final AttendanceSheetPdf sheetPdf;
  private final EvidenceIndexPage indexPage;
  private final EvidenceCsv evidenceCsv;
  private final AnnualReturnCsv annualReturnCsv;
  private final EvidenceFileNames fileNames;
  private final DocumentProofs proofs;
  private final PdfRenderer renderer;
  private final TrainingProviderProperties settings;

  EvidenceArchive(
      GroupQueries groupQueries,
      DirectoryQueries directory,
      AttendanceSheetQueries sheets,
      EvidenceCollector collector,
      CertificatePdf certificatePdf,
      AttendanceSheetPdf sheetPdf,
      EvidenceIndexPage indexPage,
      EvidenceCsv evidenceCsv,
      AnnualReturnCsv annualReturnCsv,
      EvidenceFileNames fileNames,
      DocumentProofs proofs,
      PdfRenderer renderer,
      TrainingProviderProperties settings) {
    this.groupQueries = groupQueries;
    this.directory = directory;
    this.sheets = sheets;
    this.collector = collector;
    this.certificatePdf = certificatePdf;
    this.sheetPdf = sheetPdf;
    this.indexPage = indexPage;
    this.evidenceCsv = evidenceCsv;
    this.annualReturnCsv = annualReturnCsv;
    this.fileNames = fileNames;
    this.proofs = proofs;
    this.renderer = renderer;
    this.settings = settings;
  }

  /**
   * A file of the archive.
   *
   * @param content made whenever it is asked for
   */
  public record ArchivedFile(String name, Supplier<byte[]> content) {

    /** The same, with the content that is made now. */
    public ArchivedFile withContentMade() {
      var bytes = content.get();
      return new ArchivedFile(name, () -> bytes);
    }
  }

  /**
   * What an archive has, in order.
   *
   * @param digest of what the files are made of, by which a change of any of them is noticed
   */
  public record Contents(List<ArchivedFile> files, String digest) {}

  /**
   * A document of the archive.
   *
   * @param source the path under which it is read alone
   * @param proof of what it rests on; null where the log is not signed
   */
  record Document(
      String source, String name, @Nullable DocumentProof proof, Supplier<byte[]> content) {}

  /** How many documents the archive of this evidence has, its indexes among them. */
  public static int documentCount(List<EvidenceItem> items, boolean isManager) {
    return INDEXES + renderedCount(items, isManager);
  }

  /** How many files it has: its documents and their proofs. */
  public int fileCount(List<EvidenceItem> items, boolean isManager) {
    return documentCount(items, isManager)
        + (proofs.areMade() ? renderedCount(items, isManager) : 0);
  }

  private static int renderedCount(List<EvidenceItem> items, boolean isManager) {
    return (int) items.stream().filter(item -> item.isFile(isManager)).count();
  }

  /** To the answer to a request. */
  void write(ProgrammeView programme, boolean isManager, Locale language, OutputStream to)
      throws IOException {
    var files = contents(programme, isManager, language).files();
    renderer.inOneResponse(() -> write(files, to));
  }

  /** One file at a time is in memory. */
  public static void write(Iterable<ArchivedFile> files, OutputStream to) throws IOException {
    var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
    for (var file : files) put(zip, file.name(), file.content().get());
    zip.finish();
  }

  /**
   * @param isManager whether the reader manages the programme, and so may read every certificate
   *     and the outcomes
   */
  public Contents contents(ProgrammeView programme, boolean isManager, Locale language) {
    var groups = sheets.held(groupQueries.groupsOf(programme.id()));
    var participations = ParticipationQueries.all(groups);
    var people = names(groups);
    var proven = proofs.of(groups.stream().map(held -> held.group().id()).toList()).orElse(null);
    var documents =
        withUniqueNames(
            Stream.concat(
                    isManager
                        ? certificates(programme, participations, people, proven, language)
                        : Stream.<Document>empty(),
                    groups.stream()
                        .flatMap(held -> sheets(programme, held, people, proven, language)))
                .toList());
    var items = collector.of(programme.id(), groups);
    var files = namesBySource(documents, items, language);
    var years = YearOfTraining.of(participations, settings.zone());
    var name = programme.settings().name();
    var annualReturn = fileNames.annualReturn(name, language);
    var indexes =
        Stream.of(
            file(
                fileNames.indexPage(name, language),
                indexPage.of(name, items, files, isManager, years, annualReturn, language)),
            file(
                fileNames.index(name, language),
                evidenceCsv.index(items, files, isManager, language)),
            file(annualReturn, annualReturnCsv.of(years, nature(programme), language)));
    return new Contents(
        Stream.of(
                indexes,
                documents.stream()
                    .map(document -> new ArchivedFile(document.name(), document.content())),
                documents.stream().flatMap(document -> proof(document, language)))
            .flatMap(part -> part)
            .toList(),
        EvidenceDigest.of(
            programme.settings(), settings.completing(programme.training()), groups, people));
  }

  /** Names of the documents and of their proofs, by the path under which each is read alone. */
  private Map<String, String> namesBySource(
      List<Document> documents, List<EvidenceItem> items, Locale language) {
    var names = new HashMap<String, String>();
    var proven = new HashMap<String, String>();
    for (var document : documents) {
      names.put(document.source(), document.name());
      if (document.proof() != null)
        proven.put(document.source(), fileNames.archivedProof(document.name(), language));
    }
    for (var item : items) {
      var file = proven.get(item.source());
      var path = item.proof();
      if (file != null && path != null) names.put(path, file);
    }
    return names;
  }

  private Stream<ArchivedFile> proof(Document document, Locale language) {
    var proof = document.proof();
    if (proof == null) return Stream.empty();
    var name = document.name();
    return Stream.of(
        new ArchivedFile(
            fileNames.archivedProof(name, language),
            () -> JSON.writeValueAsBytes(proof.file(name))));
  }

  /** Of everybody in the documents, read once. */
  private DisplayNames names(List<AttendanceSheetQueries.GroupSheets> groups) {
    return directory.names(
        groups.stream()
            .flatMap(held -> held.sheets().stream())
            .flatMap(sheet -> sheet.people().stream())
            .distinct()
            .toList());
  }

  private static ArchivedFile file(String name, String content) {
    return new ArchivedFile(name, () -> content.getBytes(StandardCharsets.UTF_8));
  }

  private static TrainingDescription.Nature nature(ProgrammeView programme) {
    return Objects.requireNonNullElse(
        programme.training().nature(), TrainingDescription.Nature.TRAINING);
  }

  /** People of the same name, or two sessions of a group on one day, get numbers. */
  static List<Document> withUniqueNames(List<Document> documents) {
    var usedNames = new HashSet<String>();
    return documents.stream()
        .map(
            document -> {
              var name = document.name();
              var end = name.lastIndexOf('.');
              for (int i = 2; !usedNames.add(name); i++)
                name = document.name().substring(0, end) + "-" + i + document.name().substring(end);
              return new Document(document.source(), name, document.proof(), document.content());
            })
        .toList();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
    zip.flush();
  }

  private Stream<Document> certificates(
      ProgrammeView programme,
      List<Participation> all,
      DisplayNames people,
      @Nullable ProvenSessions proven,
      Locale language) {
    return all.stream()
        .sorted(Participation.byName(people))
        .map(one -> certificate(one, programme, people, proven, language));
  }

  private Document certificate(
      Participation one,
      ProgrammeView programme,
      DisplayNames people,
      @Nullable ProvenSessions proven,
      Locale language) {
    var proof = proven == null ? null : proven.ofCertificate(one.person(), one.begins().keySet());
    return new Document(
        EvidenceCollector.certificatePath(programme.id(), one.person()),
        fileNames.certificate(people.of(one.person()), one.to(), language),
        proof,
        () ->
            certificatePdf.of(
                one, programme.settings(), programme.training(), people, proof, language));
  }

  private Stream<Document> sheets(
      ProgrammeView programme,
      AttendanceSheetQueries.GroupSheets held,
      DisplayNames people,
      @Nullable ProvenSessions proven,
      Locale language) {
    return held.sheets().stream()
        .map(sheet -> document(sheet, held.group(), programme, people, proven, language));
  }

  private Document document(
      AttendanceSheet sheet,
      GroupView group,
      ProgrammeView programme,
      DisplayNames people,
      @Nullable ProvenSessions proven,
      Locale language) {
    var proof = proven == null ? null : proven.ofSheet(sheet.session().id());
    return new Document(
        EvidenceCollector.sheetPath(group.id(), sheet.session().id()),
        fileNames.attendanceSheet(group.name(), sheet.begins(), language),
        proof,
        () ->
            sheetPdf.of(
                sheet,
                programme.training(),
                programme.settings().name(),
                group.name(),
                people,
                proof,
                language));
  }
}
