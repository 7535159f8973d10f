/** The menu of faults, and what each of its choices makes of the scenario. */
import type { Language } from '../../i18n/catalogue';
import { formatMoment, formatMs, speakMs } from '../../i18n/formats';
import { withFault, withoutFaults } from '../../scenario/fault-edits';
import type { Scenario } from '../../scenario/schema';
import type { MenuModel, MenuRow } from '../../views/menu/menu-model';
import type { MenuAsked } from '../../views/timeline/menu-gestures';
import { faultContext, type FaultContext } from './fault-context';
import { actRange } from './fault-fields';
import { offersFor, sideOffers, type Offer, type OfferPlace } from './fault-offers';
import { messageOffers, type Chosen, type MessageGround } from './message-acts';

export interface FaultMenu {
  readonly model: MenuModel;
  /** What a choice makes of the scenario, and what is said of it; null for an id that is not in the menu. */
  readonly choose: (id: string, typedMs: number | null) => Chosen | null;
}

interface Section {
  readonly place: OfferPlace;
  readonly offers: readonly Offer[];
}

/** Where a menu stands: in px of the window. Without a lane: of every side, at the playhead. */
export type FaultsAsked = MenuAsked | (Pick<MenuAsked, 'xPx' | 'yPx'> & { readonly laneKey: null });

/** Of what can go wrong at a place, and of the messages that are published there. */
export function faultMenu(asked: FaultsAsked, ground: MessageGround, playheadMs: number): FaultMenu {
  const { scenario, lanes, language } = ground;
  const spans = lanes.find(({ lane }) => lane.key === asked.laneKey)?.spans;
  const context = asked.laneKey === null || !spans ? null : faultContext(asked, spans, playheadMs);
  const sections = context === null ? everySide(playheadMs) : offersFor(context, scenario);
  const { faults } = language.words;
  const isAtServer = context === null || context.part === 'server';
  const messages = isAtServer
    ? messageOffers(ground, context?.atMs ?? playheadMs, asked.laneKey === null ? null : asked.key)
    : [];
  const messageRows = messages.map(({ name }) => plainRow(`messages/${name}`, faults.messages[name]));
  const messageSection = {
    title: faults.section.messages(formatMoment(context?.atMs ?? playheadMs, language.locale)),
    rows: messageRows,
  };
  return {
    model: {
      name: faults.menu,
      sections: [
        ...sections.map(({ place, offers }) => ({
          title: titleOf(place, context, playheadMs, language),
          rows: offers.map((offer) => rowOf(offer, place, language)),
        })),
        ...(messages.length === 0 ? [] : [messageSection]),
      ],
    },
    choose(id, typedMs) {
      const [place, name, chosenMs] = id.split('/');
      if (place === 'messages') return messages.find((each) => each.name === name)?.chosen ?? null;
      const offer = sections.find((section) => section.place === place)?.offers.find((each) => each.name === name);
      return offer ? carryOut(offer, typedMs ?? Number(chosenMs), scenario, language) : null;
    },
  };
}

function everySide(atMs: number): readonly Section[] {
  return (['network', 'server', 'client'] as const).map((place) => ({ place, offers: sideOffers(place, atMs) }));
}

function titleOf(place: OfferPlace, context: FaultContext | null, playheadMs: number, language: Language): string {
  const { section } = language.words.faults;
  const moment = formatMoment(context?.atMs ?? playheadMs, language.locale);
  if (place === 'request') return section.request(context?.request?.exchange.id ?? 0);
  if (place === 'connection') return section.connection(context?.connection?.id ?? 0, moment);
  return section[place](moment);
}

function rowOf(offer: Offer, place: OfferPlace, { locale, words }: Language): MenuRow {
  const { faults } = words;
  const text = faults.offer[offer.name];
  const id = `${place}/${offer.name}`;
  if (!('choicesMs' in offer)) return plainRow(id, text);
  const [firstMs = 0] = offer.choicesMs;
  return {
    lead: text,
    items: offer.choicesMs.map((ms) => ({
      id: `${id}/${ms}`,
      text: formatMs(ms, locale),
      name: faults.choice(text, formatMs(ms, locale)),
    })),
    entry: { ...actRange('forMs'), id, text: faults.other, name: faults.choice(text, faults.other), value: firstMs },
  };
}

function plainRow(id: string, text: string): MenuRow {
  return { lead: null, items: [{ id, text, name: text }], entry: null };
}

function carryOut(offer: Offer, ms: number, scenario: Scenario, { locale, words }: Language): Chosen {
  const { faults } = words;
  const text = faults.offer[offer.name];
  if ('takesAway' in offer) return { scenario: withoutFaults(scenario, offer.takesAway), said: faults.asPlanned };
  if ('act' in offer) return { scenario: withFault(scenario, offer.act), said: faults.made(text) };
  return {
    scenario: withFault(scenario, offer.actOf(ms)),
    said: faults.made(faults.choice(text, speakMs(ms, locale))),
  };
}
