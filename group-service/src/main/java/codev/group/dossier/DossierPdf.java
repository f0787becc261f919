package codev.group.dossier;

import codev.group.group.GroupView;
import codev.group.programme.ProgrammeView;
import codev.group.retention.RetentionSchedule;
import codev.infra.documents.PdfRenderer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The data protection dossier of a programme as a PDF document, as of today. */
@Component
record DossierPdf(
    MessageSource texts, DossierSettings settings, Clock clock, PdfRenderer renderer) {
  /**
   * @param groups all of the programme
   * @param schedule when its data leaves
   */
  byte[] of(
      ProgrammeView programme,
      List<GroupView> groups,
      RetentionSchedule schedule,
      Locale language) {
    var format = new DossierFormatter(texts, language);
    var today = LocalDate.now(clock.withZone(settings.provider().zone()));
    return renderer.render(
        "data-protection",
        format.message("title", programme.settings().name()),
        Map.of(
            "made",
            format.message("made", format.day(today)),
            "chapters",
            new DossierChapterFactory(settings, format).of(programme, groups, schedule)),
        language);
  }

  String fileName(Locale language) {
    return new DossierFormatter(texts, language).message("file") + ".pdf";
  }
}
