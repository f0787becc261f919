package codev.learning.outcomes.anonymity;

import static codev.learning.outcomes.anonymity.MeasureProtection.GROUP_FEEDBACK;
import static codev.learning.outcomes.anonymity.MeasureProtection.PERSONAL;
import static codev.learning.outcomes.anonymity.MeasureProtection.PERSONAL_FACT;
import static codev.learning.outcomes.anonymity.MeasureProtection.SENSITIVE_FEEDBACK;
import static codev.learning.outcomes.anonymity.MeasureProtection.SESSION_FACT;

import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.survey.SurveyKind.Moment;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/**
 * What is measured. All measures stand on this page, one type for each family, and each one states
 * how it is protected: {@link #protection()} has no default, and the constants of an enum pass
 * theirs one by one, so a new measure does not compile before the question is answered. Its
 * protection is never concluded from the text of a key.
 */
public sealed interface MeasureId {
  /** The name in JSON, CSV and stored targets; it never changes. */
  @JsonValue
  String key();

  /** Whether it is confided, and among whom it is aggregated. */
  MeasureProtection protection();

  /** The section of a report that shows it: by default its key without the last part. */
  default String section() {
    return key().substring(0, key().lastIndexOf('.'));
  }

  /**
   * An item that the same people may answer twice, so that the change in between is measured too.
   */
  sealed interface PairedMeasure {
    /** Whether it is the first of two measurements of the same people. */
    boolean isBaseline();

    /** Whether it is the second of two measurements of the same people. */
    boolean isEndline();

    /** The endline less the baseline. */
    MeasureId change();
  }

  /** One item of a section, whose key comes before the item's. */
  sealed interface ItemMeasure extends MeasureId {
    String item();

    @Override
    String section();

    @Override
    default String key() {
      return section() + "." + item();
    }
  }

  /** An item of the evaluation after each session, e.g. {@code H1}. */
  record EvaluationMeasure(String item) implements MeasureId {
    public static final String SECTION = "session";

    public static final EvaluationMeasure USEFUL = new EvaluationMeasure("H1");
    public static final EvaluationMeasure SAFE = new EvaluationMeasure("H3");
    public static final EvaluationMeasure FACILITATION = new EvaluationMeasure("H6");

    /** From 0 to 10. */
    public static final EvaluationMeasure RECOMMENDS = new EvaluationMeasure("H10");

    /** The score computed from {@link #RECOMMENDS}. */
    public static final EvaluationMeasure RECOMMENDATION = new EvaluationMeasure("recommendation");

    /** Whether one felt listened to and could speak freely. */
    private static final Set<String> SENSITIVE = Set.of("H2", SAFE.item());

    @Override
    public String key() {
      return item;
    }

    @Override
    public MeasureProtection protection() {
      return SENSITIVE.contains(item) ? SENSITIVE_FEEDBACK : GROUP_FEEDBACK;
    }

    @Override
    public String section() {
      return SECTION;
    }
  }

  /** An item that a programme adds to the evaluation; the service knows nothing else about it. */
  record ProgrammeItemMeasure(String item) implements ItemMeasure {
    public static final String SECTION = "items";

    @Override
    public MeasureProtection protection() {
      return GROUP_FEEDBACK;
    }

    @Override
    public String section() {
      return SECTION;
    }
  }

  /** An item of one of the service's own surveys, e.g. {@code follow-up.three-months.F1}. */
  record SurveyMeasure(SurveyKind survey, Moment moment, String item)
      implements ItemMeasure, PairedMeasure {
    public static String section(SurveyKind survey, Moment moment) {
      return dashed(survey.name()) + "." + dashed(moment.name());
    }

    @Override
    public MeasureProtection protection() {
      return switch (survey) {
        case CLIMATE -> SENSITIVE_FEEDBACK;
        case SKILLS, FOLLOW_UP -> PERSONAL;
      };
    }

    @Override
    public String section() {
      return section(survey, moment);
    }

    @Override
    public boolean isBaseline() {
      return survey == SurveyKind.SKILLS && moment == Moment.START;
    }

    @Override
    public boolean isEndline() {
      return survey == SurveyKind.SKILLS && moment == Moment.END;
    }

    @Override
    public SkillChangeMeasure change() {
      return new SkillChangeMeasure(item);
    }
  }

  /** The change of a skill from baseline to endline, e.g. {@code skills.change.C1}. */
  record SkillChangeMeasure(String item) implements ItemMeasure {
    public static final String SECTION = "skills.change";

    /** Mean of the published changes of single skills; it has no observations of its own. */
    public static final SkillChangeMeasure ALL = new SkillChangeMeasure("all");

    @Override
    public MeasureProtection protection() {
      return PERSONAL;
    }

    @Override
    public String section() {
      return SECTION;
    }
  }

  /** An item of an instrument that a programme has loaded, e.g. {@code surveys.mood.end.M1}. */
  record ProgrammeSurveyMeasure(String instrument, Moment moment, String item)
      implements ItemMeasure, PairedMeasure {
    public static final String FAMILY = "surveys";

    public static String section(String instrument, Moment moment) {
      return FAMILY + "." + dashed(instrument) + "." + dashed(moment.name());
    }

    /** Of the part of a page that shows all moments of an instrument. */
    public static String anchor(String instrument) {
      return FAMILY + "-" + dashed(instrument);
    }

    @Override
    public MeasureProtection protection() {
      return PERSONAL;
    }

    @Override
    public String section() {
      return section(instrument, moment);
    }

    @Override
    public boolean isBaseline() {
      return moment == Moment.START;
    }

    @Override
    public boolean isEndline() {
      return moment == Moment.END;
    }

    @Override
    public ProgrammeSurveyChangeMeasure change() {
      return new ProgrammeSurveyChangeMeasure(instrument, item);
    }
  }

  /**
   * The change of an item of a programme's instrument from baseline to endline, e.g. {@code
   * surveys.mood.change.M1}.
   */
  record ProgrammeSurveyChangeMeasure(String instrument, String item) implements ItemMeasure {
    public static String section(String instrument) {
      return ProgrammeSurveyMeasure.FAMILY + "." + dashed(instrument) + ".change";
    }

    @Override
    public MeasureProtection protection() {
      return PERSONAL;
    }

    @Override
    public String section() {
      return section(instrument);
    }
  }

  record Definition(String key, MeasureProtection protection) {}

  /** A measure that needs nothing but its definition. */
  sealed interface DefinedMeasure extends MeasureId {
    Definition definition();

    @Override
    default String key() {
      return definition().key();
    }

    @Override
    default MeasureProtection protection() {
      return definition().protection();
    }
  }

  /** What becomes of the actions that clients commit to. */
  enum ActionMeasure implements DefinedMeasure {
    COMMITTED("actions.committed", PERSONAL_FACT),
    DATED("actions.dated", PERSONAL_FACT),
    REVIEWED("actions.reviewed", PERSONAL_FACT),
    TRIED("actions.tried", PERSONAL_FACT),
    DONE("actions.done", PERSONAL_FACT),
    /** Of those committed to; it is computed from both numbers. */
    DONE_SHARE("actions.done-share", PERSONAL_FACT),
    PARTLY("actions.partly", PERSONAL_FACT),
    ABANDONED("actions.abandoned", PERSONAL_FACT),
    DAYS_TO_DONE("actions.days-to-done", PERSONAL_FACT),
    EFFECT("actions.effect", PERSONAL);

    public static final String SECTION = "actions";

    private final Definition definition;

    ActionMeasure(String key, MeasureProtection protection) {
      definition = new Definition(key, protection);
    }

    @Override
    public Definition definition() {
      return definition;
    }
  }

  /** Learnings that name a competency of the programme. */
  record LearningMeasure(String competency) implements MeasureId {
    public static final String SECTION = "learnings";

    @Override
    public String key() {
      return SECTION + "." + competency;
    }

    @Override
    public MeasureProtection protection() {
      return PERSONAL;
    }

    @Override
    public String section() {
      return SECTION;
    }
  }

  /** Sessions, their hours and who attended them. */
  enum SessionMeasure implements DefinedMeasure {
    HELD("sessions.held", SESSION_FACT),
    /** Those that have a date and are not over. */
    PLANNED("sessions.planned", SESSION_FACT),
    HOURS_PLANNED("sessions.hours-planned", SESSION_FACT),
    HOURS_HELD("sessions.hours-held", SESSION_FACT),
    PEOPLE("sessions.people", SESSION_FACT),
    ATTENDANCE("sessions.attendance", SESSION_FACT),
    CLIENTS("sessions.clients", SESSION_FACT),
    ROTATION("sessions.rotation", SESSION_FACT);

    public static final String SECTION = "sessions";

    private final Definition definition;

    SessionMeasure(String key, MeasureProtection protection) {
      definition = new Definition(key, protection);
    }

    @Override
    public Definition definition() {
      return definition;
    }
  }

  /** How closely sessions followed the method. */
  enum FidelityMeasure implements DefinedMeasure {
    STEPS_ON_TIME("fidelity.steps-on-time", SESSION_FACT),
    CONTRACT_ACCEPTED("fidelity.contract-accepted", SESSION_FACT),
    CLIENT_SILENT("fidelity.client-silent", SESSION_FACT),
    CONTRIBUTION_GINI("fidelity.contribution-gini", SESSION_FACT);

    public static final String SECTION = "fidelity";

    private final Definition definition;

    FidelityMeasure(String key, MeasureProtection protection) {
      definition = new Definition(key, protection);
    }

    @Override
    public Definition definition() {
      return definition;
    }
  }

  /** Help from consultants to clients. */
  enum HelpMeasure implements DefinedMeasure {
    /** One help, before it is known between which units. */
    HELP("cooperation", PERSONAL),
    /** Of all helps, the share between different units. */
    ACROSS_UNITS("cooperation.across", PERSONAL);

    public static final String SECTION = "cooperation";

    private final Definition definition;

    HelpMeasure(String key, MeasureProtection protection) {
      definition = new Definition(key, protection);
    }

    @Override
    public Definition definition() {
      return definition;
    }

    @Override
    public String section() {
      return SECTION;
    }
  }

  /** Help from the people of one unit to those of another. */
  record UnitHelpMeasure(String from, String to) implements MeasureId {
    @Override
    public String key() {
      return HelpMeasure.SECTION + "." + from + "/" + to;
    }

    @Override
    public MeasureProtection protection() {
      return PERSONAL;
    }

    @Override
    public String section() {
      return HelpMeasure.SECTION;
    }
  }

  private static String dashed(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
