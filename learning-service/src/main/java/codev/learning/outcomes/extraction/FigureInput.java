package codev.learning.outcomes.extraction;

import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.anonymity.QuestionnaireId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one event supplies to the calculation of figures: values that can be observed in it, or a
 * completed questionnaire, or an action's effect, which stay encrypted until figures are computed.
 *
 * @param people whom it is about
 * @param values what can be read without opening anything
 * @param effect of an action, 1–5, encrypted
 */
public record FigureInput(
    String group,
    Instant at,
    List<String> people,
    List<Value> values,
    @Nullable EncryptedAnswers answers,
    @Nullable String effect) {
  private static final String ANY_ITEM = "";

  /**
   * @param people the ones of all whom it is about; all of them where it is null
   * @param cell of a grid in which it is counted, too
   */
  public record Value(
      MeasureId measure, double value, @Nullable List<String> people, @Nullable MeasureId cell) {
    Value(MeasureId measure, double value) {
      this(measure, value, null, null);
    }

    Value(MeasureId measure, double value, @Nullable List<String> people) {
      this(measure, value, people, null);
    }
  }

  /**
   * A completed questionnaire.
   *
   * @param survey one of the service's own by its name, or a programme's instrument by its key;
   *     null for the evaluation of a session
   * @param role its author's role in the session
   * @param items the items answered, as an encrypted JSON list, where the event says which
   * @param answers encrypted JSON object of item to number
   */
  record EncryptedAnswers(
      @Nullable String survey,
      SurveyKind.@Nullable Moment moment,
      @Nullable ParticipantRole role,
      @Nullable String items,
      String answers) {
    /** Which it is, whichever of its items were answered. */
    private QuestionnaireId id() {
      var asked = survey;
      var at = moment;
      if (asked == null || at == null) return QuestionnaireId.EVALUATION;
      var own = SurveyKind.named(asked);
      return QuestionnaireId.ofSurvey(
          own.isPresent()
              ? new SurveyMeasure(own.get(), at, ANY_ITEM)
              : new ProgrammeSurveyMeasure(asked, at, ANY_ITEM));
    }
  }

  /** Which questionnaire its answers are of; empty where it has none. */
  public Optional<QuestionnaireId> questionnaire() {
    return Optional.ofNullable(answers).map(EncryptedAnswers::id);
  }

  static FigureInput observed(GroupId group, Instant at, Username person, List<Value> values) {
    return new FigureInput(group.toString(), at, List.of(person.value()), values, null, null);
  }

  /** The same with an action's effect, where there is one. */
  FigureInput with(@Nullable EncryptedText stated) {
    return stated == null
        ? this
        : new FigureInput(group, at, people, values, answers, stated.sealed());
  }

  static FigureInput answered(
      GroupId group, Instant at, Username person, EncryptedAnswers answers) {
    return new FigureInput(group.toString(), at, List.of(person.value()), List.of(), answers, null);
  }

  public LocalDate on() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
