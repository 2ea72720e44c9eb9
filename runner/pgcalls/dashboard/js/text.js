// What the page says, in English and in Arabic.

const TEXTS = {
  en: {
    title: "Calls", skip: "Skip to the figures",
    token: "Read token", 
    token_help: "A token of one client: it carries client_id and no assistant_id. It stays in this tab and is written nowhere.",
    asks: "This page asks {0}, and nobody else.",
    open: "Open", sign_out: "Sign out",
    expired: "This token expired on {0}. Paste a new one.",
    refused_token: "The API does not accept this token: {0}",
    secret: "This is a secret key of the back end, which may do everything. Use a read token of one client.",
    not_a_token: "This is not a token: three parts with dots between are expected.",
    today: "Today", days_7: "7 days", days_30: "30 days", days_90: "90 days", year: "12 months",
    custom: "Other days", from: "From", to: "To", range: "Range", too_long: "At most 366 days.",
    assistant: "Assistant", all_assistants: "All assistants", unassigned: "Unassigned",
    language: "العربية", theme: "Light or dark", search: "Search what was said",
    clear: "Clear", live: "Live", waiting: "Waiting for the API",
    lost: "The API does not answer. What you see is from {0}; the page goes on trying.",
    unreached: "The API does not answer; the page goes on trying.",
    failed: "The API has answered: {0}",
    before: "against the {0} before", figures: "Figures", points: "{0} pp",
    calls: "Calls", minutes: "Minutes", cost: "Cost", conversion: "Conversion",
    mood: "Positive", response: "Response",
    by_day: "{0} by day",
    sub_calls: "{0} unanswered", sub_minutes: "{0} a call", sub_cost: "{0} a call",
    sub_unpriced: "{0} without a price", sub_mood: "{0} negative",
    sub_response: "95 of 100 within {0}", seconds: "{0} s",
    outcomes: "Outcomes", moods: "Sentiment", hours: "Busiest hours", assistants: "Assistants",
    unusual: "Unusual", no_unusual: "Nothing unlike your own calls in these days.",
    unusual_few: "Known once there are enough calls to compare.",
    now: "On the phone now", nobody: "Nobody is on the phone.", milliseconds: "{0} ms",
    latest: "Latest calls", results: "Found", in_turns: "In what was said",
    nothing_found: "Nothing was found. Try fewer or other words; -word leaves out, or means either.",
    more: "Show more",
    empty: "No calls on these days", empty_help: "Choose other days, or wait: what is recorded appears here by itself.",
    fresh: "No calls yet", fresh_help: "The first call that your agent records appears here by itself.",
    caller: "Caller", started: "Started", length: "Length", outcome: "Outcome", sentiment: "Sentiment",
    success: "Tools", p50: "Response", p95: "95 of 100",
    unknown: "Withheld number", close: "Close",
    status: "Status", number: "Number", email: "E-mail", demo: "Demo", lead: "Lead score",
    talk: "Agent's share of talk", interruptions: "Interruptions", silence: "Longest silence",
    summary: "Summary", transcript: "Transcript", no_turns: "Nothing was said.",
    agent: "Agent", user: "Caller", system: "System", interrupted: "cut off",
    ok: "worked", fault: "failed", running: "running", asked: "Asked", replied: "Answered",
    not_there: "This call is not there, or not yours.", more_turns: "More turns follow; show them",
  },
  ar: {
    title: "المكالمات", skip: "إلى الأرقام",
    token: "رمز القراءة", 
    token_help: "رمز لعميل واحد يحمل client_id ولا يحمل assistant_id. يبقى في هذه الصفحة ولا يُكتب في أي مكان.",
    asks: "هذه الصفحة تسأل {0} فقط.",
    open: "فتح", sign_out: "خروج",
    expired: "انتهت صلاحية هذا الرمز في {0}. الصق رمزاً جديداً.",
    refused_token: "الواجهة لا تقبل هذا الرمز: {0}",
    secret: "هذا مفتاح سري للخادم يسمح بكل شيء. استعمل رمز قراءة لعميل واحد.",
    not_a_token: "هذا ليس رمزاً: المتوقع ثلاثة أجزاء بينها نقاط.",
    today: "اليوم", days_7: "7 أيام", days_30: "30 يوماً", days_90: "90 يوماً", year: "12 شهراً",
    custom: "أيام أخرى", from: "من", to: "إلى", range: "المدة", too_long: "366 يوماً على الأكثر.",
    assistant: "المساعد", all_assistants: "كل المساعدين", unassigned: "غير محدد",
    language: "English", theme: "فاتح أو داكن", search: "ابحث فيما قيل",
    clear: "مسح", live: "مباشر", waiting: "بانتظار الواجهة",
    lost: "الواجهة لا تجيب. ما تراه من {0}، والصفحة تواصل المحاولة.",
    unreached: "الواجهة لا تجيب، والصفحة تواصل المحاولة.",
    failed: "أجابت الواجهة: {0}",
    before: "مقارنة مع {0} قبلها", figures: "الأرقام", points: "{0} نقطة",
    calls: "المكالمات", minutes: "الدقائق", cost: "التكلفة", conversion: "التحويل",
    mood: "إيجابي", response: "زمن الرد",
    by_day: "{0} حسب اليوم",
    sub_calls: "{0} بلا رد", sub_minutes: "{0} للمكالمة", sub_cost: "{0} للمكالمة",
    sub_unpriced: "{0} بلا سعر", sub_mood: "{0} سلبي",
    sub_response: "95 من 100 خلال {0}", seconds: "{0} ث",
    outcomes: "النتائج", moods: "المشاعر", hours: "أكثر الساعات ازدحاماً", assistants: "المساعدون",
    unusual: "غير معتاد", no_unusual: "لا شيء مختلف عن مكالماتك المعتادة في هذه الأيام.",
    unusual_few: "يظهر عندما تكفي المكالمات للمقارنة.",
    now: "على الهاتف الآن", nobody: "لا أحد على الهاتف.", milliseconds: "{0} م.ث",
    latest: "أحدث المكالمات", results: "نتائج البحث", in_turns: "فيما قيل",
    nothing_found: "لم يُعثر على شيء. جرّب كلمات أقل أو أخرى.",
    more: "عرض المزيد",
    empty: "لا مكالمات في هذه الأيام", empty_help: "اختر أياماً أخرى أو انتظر: ما يُسجَّل يظهر هنا تلقائياً.",
    fresh: "لا مكالمات بعد", fresh_help: "أول مكالمة يسجلها مساعدك تظهر هنا تلقائياً.",
    caller: "المتصل", started: "البداية", length: "المدة", outcome: "النتيجة", sentiment: "المشاعر",
    success: "الأدوات", p50: "زمن الرد", p95: "95 من 100",
    unknown: "رقم محجوب", close: "إغلاق",
    status: "الحالة", number: "الرقم", email: "البريد", demo: "العرض", lead: "جودة العميل المحتمل",
    talk: "حصة المساعد من الكلام", interruptions: "المقاطعات", silence: "أطول صمت",
    summary: "الملخص", transcript: "النص", no_turns: "لم يُقل شيء.",
    agent: "المساعد", user: "المتصل", system: "النظام", interrupted: "قوطع",
    ok: "نجحت", fault: "فشلت", running: "تعمل", asked: "الطلب", replied: "الجواب",
    not_there: "هذه المكالمة غير موجودة أو ليست لك.", more_turns: "هناك المزيد؛ اعرضه",
  },
};

// Words of the database that the page knows; any other is shown as it is.
const WORDS = {
  en: {
    active: "Active", completed: "Completed", failed: "Failed", abandoned: "Abandoned",
    positive: "Positive", neutral: "Neutral", negative: "Negative", mixed: "Mixed", none: "Unknown",
    demo_scheduled: "Demo scheduled", information_provided: "Information provided",
    callback_requested: "Callback requested", no_answer: "No answer",
    burst_from_number: "Many calls from one number", unusual_duration: "Unusually long",
    unusual_cost: "Unusually expensive", many_short_calls: "Many short calls",
    unusual_hour: "Unusual hour", repeated_text: "The same words again and again",
  },
  ar: {
    active: "جارية", completed: "مكتملة", failed: "فشلت", abandoned: "متروكة",
    positive: "إيجابي", neutral: "محايد", negative: "سلبي", mixed: "مختلط", none: "غير معروف",
    demo_scheduled: "حُجز عرض", information_provided: "قُدّمت معلومات",
    callback_requested: "طلب معاودة الاتصال", no_answer: "بلا رد",
    burst_from_number: "مكالمات كثيرة من رقم واحد", unusual_duration: "طويلة على غير العادة",
    unusual_cost: "مكلفة على غير العادة", many_short_calls: "مكالمات قصيرة كثيرة",
    unusual_hour: "ساعة غير معتادة", repeated_text: "الكلمات نفسها مراراً",
  },
};

const COUNTED = {
  en: {
    call: { one: "{n} call", other: "{n} calls" }, turn: { one: "{n} turn", other: "{n} turns" },
    day: { one: "day", other: "{n} days" }, demo: { one: "{n} demo", other: "{n} demos" },
  },
  ar: {
    call: { zero: "لا مكالمات", one: "مكالمة واحدة", two: "مكالمتان", few: "{n} مكالمات", other: "{n} مكالمة" },
    turn: { one: "جملة واحدة", two: "جملتان", few: "{n} جمل", other: "{n} جملة" },
    day: { one: "يوم", two: "يومين", few: "{n} أيام", other: "{n} يوماً" },
    demo: { zero: "لا عروض", one: "عرض واحد", two: "عرضان", few: "{n} عروض", other: "{n} عرضاً" },
  },
};

let language = "en";

/** The language in use. */
export function lang() {
  return language;
}

/** Speak a language, and write in its direction. */
export function speak(name) {
  language = name in TEXTS ? name : "en";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = t("title");
}

/** Whether the page is written from right to left. */
export function rtl() {
  return language === "ar";
}

/** A text of the page. */
export function t(key, ...values) {
  return TEXTS[language][key].replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)]));
}

/** So many of something. */
export function counted(noun, count) {
  const forms = COUNTED[language][noun];
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return form.replace("{n}", new Intl.NumberFormat(tag()).format(count));
}

/** A word of the database: ours in the language of the page, any other as it is. */
export function word(value) {
  if (value === null || value === undefined || value === "") return WORDS[language].none;
  if (Object.hasOwn(WORDS[language], value)) return WORDS[language][value];
  const plain = String(value).replaceAll(/[_-]+/g, " ").trim() || String(value);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The language for Intl: digits are those of the phone numbers beside them. */
export function tag() {
  return language === "ar" ? "ar-u-nu-latn" : navigator.language.startsWith("en") ? navigator.language : "en";
}
