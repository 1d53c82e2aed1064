"""A person's own settings, history and data, in Spanish."""

from __future__ import annotations

STATE_DOWN = "Ahora mismo no puedo acceder a lo que guardo para las personas, así que no se ha leído ni cambiado nada. Las preguntas se responden igualmente; por favor, vuelve a intentarlo en unos minutos."

# `/me`

ME_TITLE = "Tus ajustes"
ME = "Valen para ti en todas partes y nadie más los ve. Lo que no elijas queda como lo tenga el servidor."
ME_SETTINGS = {
    "plain_text": "Aspecto de las respuestas",
    "private": "Quién ve las respuestas a tus comandos",
    "sort_order": "Signos clínicos",
}
ME_CHOICES = {
    "plain_text": {
        "server": "Aspecto: como lo tenga el servidor",
        "no": "Aspecto: tarjetas",
        "yes": "Aspecto: texto sin formato, para lectores de pantalla y pantallas pequeñas",
    },
    "private": {
        "server": "Las ve: quien diga el servidor",
        "no": "Las ve: todo el mundo, salvo que el servidor o tú indiquen privado",
        "yes": "Las ve: solo tú",
    },
    "sort_order": {
        "server": "Signos: por frecuencia",
        "frequency": "Signos: por frecuencia, siempre",
        "system": "Signos: agrupados por sistema corporal",
    },
}
ME_PRIVATE_NOTE = "Lo que escribes en un canal, y la respuesta, lo puede leer todo el mundo allí. `/privacidad mostrar` dice qué se guarda sobre ti."

# `/history`

HISTORY_TITLE = "Tu actividad reciente"
HISTORY_ON = "Tu historial está activado. A partir de ahora guardo qué conceptos has abierto y cuándo, durante {days} días y {most} como máximo; nunca lo que has escrito. `/historial mostrar`, `/historial vaciar` y `/historial desactivar` son solo tuyos."
HISTORY_OFF = "Tu historial está desactivado y se ha borrado lo que contenía ({count})."
HISTORY_IS_OFF = "Tu historial está desactivado: no se guarda nada de lo que consultas. `/historial activar` lo activa."
HISTORY_EMPTY = "Tu historial está activado y vacío."
HISTORY_CLEARED = "Tu historial ya está vacío ({count} borrados). Sigue activado; `/historial desactivar` lo desactiva."
HISTORY_SHOWN = "Los últimos conceptos que has abierto, los más recientes primero. Solo tú los ves."
HISTORY_ENTRY = "{name} · {concept} · {when}"
HISTORY_GONE = "{concept} (ya no está en el conocimiento cargado) · {when}"
HISTORY_OPEN = "Abre uno de estos"
HISTORY_MORE = (
    "Se muestran los {shown} más recientes de {all}. `/privacidad exportar` los contiene todos."
)

# `/privacy`

PRIVACY_TITLE = "Qué guarda Rounds y por qué"
PRIVACY_KEPT = (
    "**Lo que preguntas** se mantiene en memoria mientras se responde, y en ningún otro sitio: no está en ningún archivo ni registro.",
    "**El último concepto por el que has preguntado** en cada lugar, y lo que se ofreció con él, se mantiene en memoria {minutes:g} minutos, para que «¿genes?» y «el otro» funcionen.",
    "**Tus ajustes** (`/mis-ajustes`), **tu lista de lectura** (`/lista`) y, solo si lo has activado, **tu historial** (`/historial`: conceptos y horas, nunca texto) se guardan hasta que los borres; un historial, {history_days} días como máximo.",
    "**Servidores**: lo que han elegido sus administradores (`/configuración`, `/fijar`), también para canales sueltos, se guarda hasta que lo cambien o se elimine el canal, y {left_guild_days} días después de quitar Rounds.",
    "**Recuentos**: cuántas personas han encontrado útil una sección de un concepto, por mes y sin decir quién, y, donde un servidor lo quiere, identificadores que se pidieron y no se encontraron; {counts_days} días.",
    "El propio Discord guarda mensajes, comandos y lo que pulsas según su propia política; eso no está en mis manos.",
)
PRIVACY_OWN = "De ti hay ahora:"
PRIVACY_NOTHING = "De ti no hay nada."
PRIVACY_ROWS = {
    "person": "ajustes tuyos",
    "history": "conceptos en tu historial",
    "reading_list": "entradas en tu lista de lectura",
}
PRIVACY_ROW = "- {what}: {count}"
PRIVACY_HOW = "`/privacidad exportar` te da todo en un archivo, `/privacidad borrar` lo borra."
PRIVACY_OPEN = "Qué se guarda de ti"
PRIVACY_EXPORTED = "Todo lo que guardo sobre ti, en JSON. Solo tú lo ves."
PRIVACY_ASK = "Esto lo borra todo de una vez y no se puede deshacer. Lo que los administradores eligieron para un servidor se queda, porque no es solo tuyo."
PRIVACY_DELETE = "Borrarlo todo"
PRIVACY_KEEP = "Conservarlo"
PRIVACY_KEPT_ALL = "No se ha borrado nada."
PRIVACY_DELETED = "Borrado el {date} (UTC): {what}. Ya no se guarda nada sobre ti. Los registros del propio Discord no están en mis manos."
