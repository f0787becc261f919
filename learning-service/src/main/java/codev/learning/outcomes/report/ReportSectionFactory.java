package codev.learning.outcomes.report;

import static codev.learning.domain.survey.SurveyKind.CLIMATE;
import static codev.learning.domain.survey.SurveyKind.FOLLOW_UP;

import codev.learning.domain.survey.SurveyKind;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeItemMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Creates the sections of a report, by their writers: each has a sentence, a chart and the tables
 * behind them.
 */
@Component
record ReportSectionFactory(FigureLabels labels, MessageSource messages) {
  static final String EVALUATION = "session";
  static final String GROWTH = "growth";
  static final String METHOD_KEPT = "kept";
  static final String SESSIONS = "sessions";
  static final String GROUP_CLIMATE = "climate";

  /** Those with at least one published figure. */
  List<ReportSection> of(ProgrammeFigures figures, Locale language) {
    var context =
        new ReportContext(
            figures, labels.tables(figures, language), new FigureFormatter(messages, language));
    return Stream.concat(
            common(context),
            figures.programme().instruments().stream()
                .map(instrument -> InstrumentSectionWriter.write(context, instrument)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Stream<Optional<ReportSection>> common(ReportContext context) {
    return Stream.of(
        SurveySectionWriter.write(
            context, EVALUATION, EvaluationMeasure.SECTION, ProgrammeItemMeasure.SECTION),
        TrendSectionWriter.writeAgreement(
            context,
            GROWTH,
            EvaluationMeasure.USEFUL,
            EvaluationMeasure.SAFE,
            EvaluationMeasure.FACILITATION),
        SkillsSectionWriter.write(context),
        ActionsSectionWriter.write(context),
        SurveySectionWriter.write(context, "follow-up", sections(FOLLOW_UP)),
        LearningsSectionWriter.write(context),
        CooperationSectionWriter.write(context),
        CalendarSectionWriter.write(context),
        SessionsSectionWriter.write(context, SESSIONS),
        TrendSectionWriter.writeShares(
            context,
            METHOD_KEPT,
            SessionMeasure.ATTENDANCE,
            FidelityMeasure.STEPS_ON_TIME,
            FidelityMeasure.CLIENT_SILENT),
        SurveySectionWriter.write(context, GROUP_CLIMATE, sections(CLIMATE)));
  }

  private static String[] sections(SurveyKind survey) {
    return survey.moments().stream()
        .map(moment -> SurveyMeasure.section(survey, moment))
        .toArray(String[]::new);
  }
}
