package org.qinqing.ui.training.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.qinqing.pack.PackRegistry;
import org.qinqing.store.PeopleStore;
import org.qinqing.training.ItemBank;
import org.qinqing.training.ItemFlags;
import org.qinqing.training.Training;
import org.qinqing.training.certificate.Certificates;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.Exams;
import org.qinqing.training.exam.MockExams;
import org.qinqing.training.learner.LearnerRecords;
import org.qinqing.training.memory.Spacing;
import org.qinqing.training.practice.Practice;
import org.qinqing.training.scene.Scenes;
import org.qinqing.training.statistics.Statistics;
import org.qinqing.ui.AskedTopics;
import org.qinqing.ui.Room;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Words;

/**
 * The room 训练; it is there as long as its service is. The store of what people do comes and goes
 * without it; nothing is kept meanwhile.
 */
@Component(service = Room.class)
public final class TrainingRoom implements Room {
  private final Training training;
  private final ItemBank bank;
  private final ItemFlags flags;
  private final Practice practice;
  private final Spacing spacing;
  private final Exams exams;
  private final Statistics statistics;
  private final Scenes scenes;
  private final Optional<ExamRoom> examRoom;
  private final PackRegistry registry;
  private final AskedTopics asked;
  private final ChosenLearner learner;
  private final Words words = Words.beside(TrainingRoom.class);

  /** Opens nothing yet. */
  @Activate
  public TrainingRoom(
      @Reference Training training,
      @Reference ItemBank bank,
      @Reference ItemFlags flags,
      @Reference Practice practice,
      @Reference Spacing spacing,
      @Reference Exams exams,
      @Reference Statistics statistics,
      @Reference Scenes scenes,
      @Reference LearnerRecords records,
      @Reference AskedTopics asked,
      @Reference PackRegistry registry,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable MockExams mockExams,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable Blueprints blueprints,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable Certificates certificates) {
    this.training = training;
    this.bank = bank;
    this.flags = flags;
    this.practice = practice;
    this.spacing = spacing;
    this.exams = exams;
    this.statistics = statistics;
    this.scenes = scenes;
    this.registry = registry;
    this.asked = asked;
    examRoom =
        mockExams == null || blueprints == null || certificates == null
            ? Optional.empty()
            : Optional.of(new ExamRoom(mockExams, blueprints, certificates));
    learner = new ChosenLearner(records);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindStore(PeopleStore store) {
    learner.here(store);
  }

  void unbindStore(PeopleStore store) {
    learner.gone(store);
  }

  /** What is open is closed, so that no key stays in memory. */
  @Deactivate
  void leave() {
    learner.turnTo(learner.nobody());
  }

  @Override
  public String id() {
    return TrainingView.ROOM;
  }

  @Override
  public String label() {
    return words.say("label");
  }

  @Override
  public String icon() {
    return "train";
  }

  @Override
  public int order() {
    return 3;
  }

  @Override
  public View open(Composite parent, RoomContext context) {
    return new TrainingView(
        parent,
        context,
        words,
        (owner, redraw) ->
            new Desk(
                owner,
                new Background(owner),
                context,
                registry,
                training,
                bank,
                flags,
                practice,
                spacing,
                exams,
                statistics,
                asked,
                learner,
                InstantSource.system(),
                words,
                redraw),
        learner,
        this::tabs);
  }

  /** The tabs in their order; exams and what they came to only where exams can be kept. */
  private List<TrainingTab> tabs(Desk desk) {
    List<TrainingTab> tabs = new ArrayList<>();
    tabs.add(new DailyTab(desk));
    tabs.add(new ChosenTab(desk));
    examRoom.ifPresent(exams -> tabs.add(new ExamTab(desk, exams)));
    tabs.add(new MistakesTab(desk));
    tabs.add(new SceneTab(desk, scenes));
    examRoom.ifPresent(exams -> tabs.add(new ResultsTab(desk, exams)));
    return tabs;
  }
}
